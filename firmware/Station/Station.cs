using System;
using TinyRnn.Stations;

namespace TinyRnn.RainStation;

/// <summary>
/// The rain station: a reading an hour, a forecast, a line of JSON, an alert, sleep. Its rules stand in docs/station.md. A board
/// makes a new station after every sleep; all that must last is in the storage.
/// </summary>
public sealed class Station
{
    private readonly RainPeripherals _board;
    private readonly StationSettings _settings;
    private readonly StationEvents _events;
    private readonly Measurement _measurement = new Measurement();
    private readonly Warnings _warnings = new Warnings();
    private readonly JsonLine _line = new JsonLine();
    private HourlyForecast _forecast;
    private StationState _state;
    private StateFile _file;
    private ClockKeeper _clock;
    private ModelStore _models;
    private bool _mustStart;

    /// <param name="board">What the station touches.</param>
    /// <param name="settings">What the maker chose.</param>
    public Station(RainPeripherals board, StationSettings settings)
    {
        _board = board;
        _settings = settings;
        _events = new StationEvents(board.Console);
    }

    /// <summary>What the station knows; null without a usable model.</summary>
    internal StationState State => _state;

    /// <summary>Starts, and takes readings for ever.</summary>
    public void Run()
    {
        Start();
        while (true)
        {
            TakeReading();
            _board.Sleep.SleepFor(SecondsToNext());
            if (_mustStart)
            {
                Start();
            }
        }
    }

    /// <summary>Loads the model and continues from the saved state. To be called once, before the first reading.</summary>
    public void Start()
    {
        Compact();
        _mustStart = false;
        _models = new ModelStore(_board, new RainModelFit(), _settings.MaxModelBytes);
        RecurrentNetwork network = _models.Open(_board.Sleep.IsWake);
        bool restored = network != null && TryRestore(network);
        _clock = new ClockKeeper(_board.Clock, _board.Storage, _events);
        _clock.Start(restored ? (long)_state.LastHour * StationTime.Hour : -1);
        if (!_board.Sleep.IsWake)
        {
            _events.Started(network, _models.Source, _models.SelfTest, restored, _board.Sensor.Name);
        }
    }

    /// <summary>To be called by an app that has set the clock from a source that knows the time, such as the network.</summary>
    public void ConfirmClock()
    {
        _clock.Confirm();
    }

    /// <summary>One reading: measures, steps, prints, saves.</summary>
    public void TakeReading()
    {
        _warnings.Clear();
        Measure();
        long now = _board.Clock.Now();
        bool changed = false;
        float probability = float.NaN;
        _clock.Warn(_warnings);
        if (_forecast == null)
        {
            _warnings.Add("no forecast: no usable model");
        }
        else if (!StationTime.IsSet(now))
        {
            _warnings.Add("no forecast: clock not set");
        }
        else
        {
            changed = TryTake(StationTime.NearestHour(now));
            probability = _state == null ? float.NaN : _state.Probability;
        }

        bool rain = Floats.IsFinite(probability) && _state.Alert.IsOn;
        Print(now, probability, rain);
        _board.Alert.Show(rain);
        if (changed)
        {
            Save();
        }
    }

    /// <summary>Seconds from now to the next full hour that has no reading yet.</summary>
    public int SecondsToNext()
    {
        long now = _board.Clock.Now();
        return StationTime.IsSet(now) ? (int)((long)(StationTime.NearestHour(now) + 1) * StationTime.Hour - now) : StationTime.Hour;
    }

    private bool TryRestore(RecurrentNetwork network)
    {
        try
        {
            return Restore(network);
        }
        catch (Exception failure)
        {
            Fail(failure);
            return false;
        }
    }

    private void Fail(Exception failure)
    {
        _models.Fail(failure.GetType().FullName + ": " + failure.Message);
        _forecast = null;
        _state = null;
        _mustStart = true;
    }

    private bool Restore(RecurrentNetwork network)
    {
        _state = new StationState(
            new Forecast(network, _settings.UtcOffsetMinutes),
            new ReadingCheck(_board.Sensor.HasPressure),
            new ThresholdAlert(network.Info.Threshold, _settings.AlertOffRatio));
        _file = new StateFile(_board.Storage, _state);
        bool restored = _file.Restore(_events);
        _forecast = new HourlyForecast(_state, _warnings);
        return restored;
    }

    /// <summary>Steps the model; whatever goes wrong in that, the reading is printed.</summary>
    /// <returns>True when the state changed and is to be saved.</returns>
    private bool TryTake(int hour)
    {
        try
        {
            Compact();
            bool changed = _forecast.Take(hour, _measurement);
            _models.Succeed();
            return changed;
        }
        catch (Exception failure)
        {
            // The state may be half stepped: it is not saved, and the next reading begins with another start.
            _warnings.Add("no forecast: the model failed");
            Fail(failure);
            return false;
        }
    }

    private void Compact()
    {
        if (_board.Memory != null)
        {
            _board.Memory.Compact();
        }
    }

    private void Measure()
    {
        try
        {
            _board.Sensor.Read(_measurement);
        }
        catch (Exception)
        {
            _measurement.Fail(SensorStatus.Failed);
        }
    }

    private void Print(long now, float probability, bool rain)
    {
        _line.Begin()
            .AddTime("t", now)
            .Add("temperature", _measurement.Temperature, 1)
            .Add("pressure", _measurement.Pressure, 1)
            .Add("humidity", _measurement.Humidity, 0)
            .Add("p", probability, 3)
            .Add("rain", rain);
        if (_warnings.Text != null)
        {
            _line.Add("warn", _warnings.Text);
        }

        _board.Console.WriteLine(_line.End());
    }

    private void Save()
    {
        try
        {
            _file.Save();
        }
        catch (Exception failure)
        {
            _events.Failed("state", null, "not saved: " + failure.Message);
        }
    }
}

using System;

namespace TinyRnn.RainStation;

/// <summary>
/// The rain station: a reading an hour, a forecast, a line of JSON, an alert, sleep. Its rules stand in docs/station.md. A board
/// makes a new station after every sleep; all that must last is in the storage.
/// </summary>
public sealed class Station
{
    private readonly Peripherals _board;
    private readonly StationSettings _settings;
    private readonly StationEvents _events;
    private readonly Measurement _measurement = new Measurement();
    private readonly Warnings _warnings = new Warnings();
    private readonly JsonLine _line = new JsonLine();
    private HourlyForecast _forecast;
    private StationState _state;
    private StateFile _file;
    private string _clockWarning;

    /// <param name="board">What the station touches.</param>
    /// <param name="settings">What the maker chose.</param>
    public Station(Peripherals board, StationSettings settings)
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
        }
    }

    /// <summary>Loads the model and continues from the saved state. To be called once, before the first reading.</summary>
    public void Start()
    {
        Compact();
        var models = new ModelStore(_board, _settings);
        RecurrentNetwork network = models.Open(_board.Sleep.IsWake);
        bool restored = network != null && Restore(network);
        SetClock(restored);
        if (!_board.Sleep.IsWake)
        {
            _events.Started(network, models.Source, models.SelfTest, restored, _board.Sensor.Name);
        }
    }

    /// <summary>One reading: measures, steps, prints, saves.</summary>
    public void TakeReading()
    {
        _warnings.Clear();
        Measure();
        long now = _board.Clock.Now();
        bool changed = false;
        float probability = float.NaN;
        if (_clockWarning != null)
        {
            _warnings.Add(_clockWarning);
            _clockWarning = null;
        }

        if (_forecast == null)
        {
            _warnings.Add("no forecast: no usable model");
        }
        else if (!Time.IsSet(now))
        {
            _warnings.Add("no forecast: clock not set");
        }
        else
        {
            Compact();
            changed = _forecast.Take(Time.NearestHour(now), _measurement);
            probability = _state.Probability;
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
        return Time.IsSet(now) ? (int)((long)(Time.NearestHour(now) + 1) * Time.Hour - now) : Time.Hour;
    }

    private bool Restore(RecurrentNetwork network)
    {
        _state = new StationState(
            new Forecast(network, _settings.UtcOffsetMinutes),
            new ReadingCheck(_board.Sensor.HasPressure),
            new RainAlert(network.Info.Threshold, _settings.AlertOffRatio));
        _forecast = new HourlyForecast(_state, _warnings);
        _file = new StateFile(_board.Storage, _state);
        return _file.Restore(_events);
    }

    /// <summary>A clock that lost the time goes on from the last reading, or from the time that somebody left.</summary>
    private void SetClock(bool restored)
    {
        if (Time.IsSet(_board.Clock.Now()))
        {
            return;
        }

        long last = restored ? (long)_state.LastHour * Time.Hour : -1;
        long left = ClockFile.Read(_board.Storage, _events);
        if (last < 0 && left < 0)
        {
            return;
        }

        _board.Clock.SetTo(left > last ? left : last);
        _clockWarning = left > last ? "clock was not set: set from the clock file" : "clock was not set: continued from the last reading";
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

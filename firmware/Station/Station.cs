using System;

namespace TinyRnn.Stations;

/// <summary>
/// A station: every step of its model a reading, an output, a line of JSON, an alert, sleep. Its rules stand in docs/station.md. A board
/// makes a new station after every sleep; all that must last is in the storage.
/// </summary>
public sealed class Station
{
    private readonly Peripherals _board;
    private readonly StationSettings _settings;
    private readonly StationEvents _events;
    private readonly SensorReader _sensors;
    private readonly Warnings _warnings = new Warnings();
    private readonly JsonLine _line = new JsonLine();
    private Measurement _measurement;
    private ReadingStepper _stepper;
    private StationState _state;
    private StateFile _file;
    private ClockKeeper _clock;
    private ModelStore _models;
    private readonly Uplink _uplink;
    private bool _mustStart;
    private string _printed;

    /// <param name="board">What the station touches.</param>
    /// <param name="settings">What the maker chose.</param>
    public Station(Peripherals board, StationSettings settings)
    {
        if (board.Network != null && settings.Network.IsOn)
        {
            var console = new KeptConsole(board.Console);
            board = board.With(console);
            _uplink = new Uplink(board, settings, console);
        }

        _board = board;
        _settings = settings;
        _events = new StationEvents(board.Console);
        _sensors = new SensorReader(board.Sensors);
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
            Transmit();
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
        if (_uplink != null)
        {
            _uplink.Open();
        }

        _models = new ModelStore(_board, _settings);
        RecurrentNetwork network = _models.Open(_board.Sleep.IsWake);
        bool restored = network != null && TryRestore(network);
        _clock = new ClockKeeper(_board.Clock, _board.Storage, _events);
        _clock.Start(restored && network.Features.HasRow ? network.Info.Recipe.TimeOf(network.Features.LastStep) : -1);
        if (_uplink != null && _uplink.ConfirmTime(_clock))
        {
            _clock.Confirm();
        }

        if (!_board.Sleep.IsWake)
        {
            _events.Started(network, _models.Source, _models.SelfTest, restored, _sensors.Names);
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
        long now = _board.Clock.Now();
        bool changed = false;
        StationState state = _state;
        string faults = Measure(state);
        _clock.Warn(_warnings);
        if (state == null)
        {
            AddUnless(faults, "no forecast: no usable model");
        }
        else if (!StationTime.IsSet(now))
        {
            AddUnless(faults, "no forecast: clock not set");
            _models.Succeed(false);
        }
        else
        {
            changed = TryTake(now, faults);
        }

        Print(now, state);
        _board.Alert.Show(_state != null && StationTime.IsSet(now) && _state.Verdict.IsOn);
        if (changed)
        {
            Save();
        }

        if (_uplink != null)
        {
            _uplink.Keep(now, state, _measurement, !_clock.IsUnconfirmed, changed);
        }
    }

    /// <summary>Sends what is due, where the station is connected. To be called once after each reading.</summary>
    public void Transmit()
    {
        if (_uplink != null)
        {
            Compact();
            _mustStart |= _uplink.Transmit(_state, _models, _clock, _printed, _board.Clock.Now() + SecondsOfClock());
        }
    }

    /// <summary>Seconds from now to the next full step that has no reading yet, by the board's own clock in sleep.</summary>
    public int SecondsToNext() => _uplink == null ? SecondsOfClock() : _uplink.ToSleep(SecondsOfClock());

    private int SecondsOfClock()
    {
        long now = _board.Clock.Now();
        if (_state == null)
        {
            return _settings.Interval > 0 ? _settings.Interval : StationTime.Hour;
        }

        Recipe recipe = _state.Network.Info.Recipe;
        return StationTime.IsSet(now) ? (int)(recipe.TimeOf(recipe.StepOf(now) + 1) - now) : recipe.Step;
    }

    private bool TryRestore(RecurrentNetwork network)
    {
        try
        {
            _state = new StationState(network, _settings);
            _file = new StateFile(_board.Storage, _state);
            bool restored = _file.Restore(_events);
            _stepper = new ReadingStepper(_state, _warnings);
            _measurement = new Measurement(network.Info.Recipe.Readings);
            return restored;
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
        _state = null;
        _mustStart = true;
    }

    /// <summary>Steps the model; whatever goes wrong in that, the reading is printed.</summary>
    /// <returns>True when the state changed and is to be saved.</returns>
    private bool TryTake(long now, string faults)
    {
        try
        {
            Compact();
            bool changed = _stepper.Take(now, _measurement, faults);
            _models.Succeed(Floats.IsFinite(_state.Outputs[0]));
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

    /// <returns>What is wrong with sensors, or null.</returns>
    private string Measure(StationState state)
    {
        if (state == null)
        {
            // Without a model nobody knows which readings are meant.
            return null;
        }

        _measurement.Clear();
        return _sensors.Read(_measurement);
    }

    private void AddUnless(string faults, string warning)
    {
        if (faults != null)
        {
            _warnings.Add(faults);
        }

        _warnings.Add(warning);
    }

    private void Print(long now, StationState state)
    {
        _line.Begin().AddTime("t", now);
        if (state != null)
        {
            ReadingChannel[] readings = state.Network.Info.Recipe.Readings;
            for (int i = 0; i < readings.Length; i++)
            {
                _line.Add(readings[i].Name, _measurement.Value(i), Quantities.Decimals(readings[i].Quantity));
            }

            if (_state == null || !StationTime.IsSet(now))
            {
                state.Withhold();
            }

            state.Verdict.Print(_line, state.Outputs);
        }

        if (_warnings.Text != null)
        {
            _line.Add("warn", _warnings.Text);
        }

        _printed = _line.End();
        _board.Console.WriteLine(_printed);
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

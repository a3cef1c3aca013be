using System;

namespace TinyRnn.Stations;

/// <summary>
/// What makes a station a connected one: keeps its readings in the log, decides when to transmit, and remembers what came of it. Whatever
/// goes wrong here, the station goes on as if it were alone.
/// </summary>
internal sealed class Uplink
{
    private readonly Peripherals _board;
    private readonly StationSettings _settings;
    private readonly NetworkSettings _network;
    private readonly KeptConsole _console;
    private readonly StationEvents _events;
    private readonly LogStore _log;
    private readonly LogKeeper _keeper;
    private readonly NetworkRecord _record;
    private readonly DriftClock _drift;
    private readonly EnergyLedger _ledger;
    private readonly Topics _topics;
    private readonly Transmission _transmission;
    private readonly Announcement _announcement;
    private readonly SettingsUpdate _settingsUpdate;
    // In light sleep the program, and its ticks, go on.
    private long _awakeCounted;
    private bool _isOpen;
    private bool _hasFailed;

    public Uplink(Peripherals board, StationSettings settings, KeptConsole console)
    {
        _board = board;
        _settings = settings;
        _network = settings.Network;
        _console = console;
        _events = new StationEvents(console);
        _log = new LogStore(board.Storage, _network.LogBlocks);
        _record = _log.Network;
        _keeper = new LogKeeper(_log, console);
        _drift = new DriftClock(board.Clock, _record);
        _ledger = new EnergyLedger(_record, _network);
        _topics = new Topics(_network.Station);
        _transmission = new Transmission(board.Network, _network, _log, _topics);
        _announcement = new Announcement(board, settings, _topics, _record, _ledger);
        _settingsUpdate = new SettingsUpdate(board.Storage);
    }

    /// <summary>At a start: reads the log's head, and corrects the clock by the drift that is known.</summary>
    public void Open()
    {
        if (!_isOpen)
        {
            string error = _log.Open();
            _isOpen = true;
            if (error != null)
            {
                _events.Failed("log", null, error);
            }
        }

        if (_board.Sleep.IsWake)
        {
            _drift.Correct();
        }
        else
        {
            new LogPrinter(_log, _console).Print();
        }
    }

    /// <summary>Asks the network for the time when nobody has confirmed the clock.</summary>
    /// <returns>True when the clock is right now.</returns>
    public bool ConfirmTime(ClockKeeper clock)
    {
        if (!clock.IsUnconfirmed)
        {
            return false;
        }

        _drift.Forget();
        if (_record.Skip > 0)
        {
            return false;
        }

        try
        {
            _transmission.Join();
            return Synchronize();
        }
        catch (Exception failure)
        {
            Fail(failure);
            return false;
        }
    }

    /// <summary>The seconds of the board's own clock that pass in some seconds.</summary>
    public int ToSleep(int seconds) => _drift.ToSleep(seconds);

    /// <summary>A reading was taken: it goes to the log, and so do the events before it.</summary>
    public void Keep(long now, StationState state, Measurement measurement, bool isConfirmed, bool isStep)
    {
        try
        {
            _keeper.Keep(now, state, measurement, isConfirmed);
            if (StationTime.IsSet(now))
            {
                _ledger.Wake(now, isStep ? 1 : 0);
            }

            _record.Readings++;
        }
        catch (Exception failure)
        {
            _events.Failed("log", null, "not kept: " + failure.Message);
        }
    }

    /// <summary>Transmits, when it is time to, and writes the log.</summary>
    /// <param name="state">Null without a usable model.</param>
    /// <param name="models">Where a new model goes.</param>
    /// <param name="clock">To be confirmed.</param>
    /// <param name="line">The reading as it was printed.</param>
    /// <param name="nextWake">Seconds since 1970.</param>
    /// <returns>True when the station must start anew, with another model.</returns>
    public bool Transmit(StationState state, ModelStore models, ClockKeeper clock, string line, long nextWake)
    {
        int verdict = state == null ? 0 : state.Verdict.Shown;
        bool isInstalled = false;
        if (!_hasFailed && TransmitRule.IsDue(_record, verdict, _board.Sleep.IsWake, _network.TransmitEvery))
        {
            isInstalled = Try(state, models, clock, line, nextWake, verdict);
        }
        else if (!_hasFailed && _record.Skip > 0)
        {
            _record.Skip--;
        }

        Leave();
        Save();
        _hasFailed = false;
        return isInstalled;
    }

    private bool Try(StationState state, ModelStore models, ClockKeeper clock, string line, long nextWake, int verdict)
    {
        var update = new ModelUpdate(_board, models, _record, _topics, _settings.MaxModelBytes);
        try
        {
            // Before the radio is on: what is kept already is not lost by a cut of the power in what follows.
            _log.Save();
            Run(state, models, clock, line, nextWake, update);
            _record.SentVerdict = verdict;
            _record.TriedVerdict = -1;
            _record.Readings = 0;
            _record.Failures = 0;
            _record.Skip = 0;
            _record.Transmissions++;
            _settingsUpdate.Prove();
            if (_network.HasCurrents)
            {
                var budget = new JsonLine();
                _ledger.Print(budget.Begin().Add("event", "energy"), _board.Clock.Now());
                _console.Print(budget.End());
            }
        }
        catch (Exception failure)
        {
            _record.TriedVerdict = verdict;
            Fail(failure);
        }

        Leave();
        return update.TryInstall();
    }

    private void Run(StationState state, ModelStore models, ClockKeeper clock, string line, long nextWake, ModelUpdate update)
    {
        _transmission.Join();
        if (_drift.IsDue && Synchronize())
        {
            clock.Confirm();
        }

        _transmission.Connect();
        _announcement.Send(_transmission.Channel, state);
        SendKept();
        _transmission.Publish(_topics.State, line, true);
        TakeSettings(_transmission.Receive(update, new LogRequest(_log, _topics)));
        _keeper.KeepEvents(_board.Clock.Now());
        SendKept();
        _transmission.Publish(_topics.Diagnostics, _announcement.Diagnostics(state, models, _transmission.Signal, nextWake), true);
    }

    /// <summary>Takes settings for the next start, and frees the broker of them, whatever they are.</summary>
    private void TakeSettings(byte[] payload)
    {
        if (payload == null)
        {
            return;
        }

        try
        {
            _settingsUpdate.Take(payload, _board.Signature, _settings);
            _events.Said("update", "settings", "taken: count from the next start");
        }
        catch (Exception refused)
        {
            _events.Failed("update", "settings", Secrets.Hide(refused.Message, _network));
        }

        _transmission.Publish(_topics.SettingsOffer, "", true);
    }

    private void SendKept()
    {
        int lost = new KeptReadings(_log, _transmission.Channel, _topics).Send();
        if (lost > 0)
        {
            _record.Lost += lost;
            _events.Failed("log", null, lost.ToString() + " records were overwritten before they could be sent");
        }
    }

    private bool Synchronize()
    {
        long truth = _transmission.AskTime();
        if (!StationTime.IsSet(truth))
        {
            return false;
        }

        long jump = _drift.Synchronize(truth);
        if (jump > Announcement.LargestQuietJump || jump < -Announcement.LargestQuietJump)
        {
            _events.Said("clock", "jump", jump.ToString() + " s, to the network's time");
        }

        return true;
    }

    private void Fail(Exception failure)
    {
        _hasFailed = true;
        _record.Failures++;
        _record.Skip = BackOff.Readings(_record.Failures);
        _events.Failed("network", null, Secrets.Hide(failure.Message, _network));
        if (_settingsUpdate.IsOnTrial && _record.Failures >= SettingsUpdate.MostFailures)
        {
            RejectSettings();
        }
    }

    private void RejectSettings()
    {
        try
        {
            _settingsUpdate.Reject();
            _events.Failed("update", "settings", "no transmission in " + SettingsUpdate.MostFailures.ToString() + " tries: those before count from the next start");
        }
        catch (Exception failure)
        {
            _events.Failed("update", "settings", failure.Message);
        }
    }

    private void Leave()
    {
        long milliseconds = _transmission.Leave();
        _ledger.Transmitted(milliseconds);
    }

    private void Save()
    {
        try
        {
            if (_board.Network.Ticks != null)
            {
                _ledger.Awake(_board.Network.Ticks.Milliseconds() - _awakeCounted);
                _awakeCounted = _board.Network.Ticks.Milliseconds();
            }

            _keeper.KeepEvents(_board.Clock.Now());
            _log.Save();
        }
        catch (Exception failure)
        {
            _events.Failed("log", null, "not saved: " + failure.Message);
        }
    }
}

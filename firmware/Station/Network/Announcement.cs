namespace TinyRnn.Stations;

/// <summary>What a station says of itself: discovery when it changed, diagnostics at each transmission.</summary>
internal sealed class Announcement
{
    /// <summary>Seconds by which a clock may be set without a word.</summary>
    public const int LargestQuietJump = 120;

    private readonly Peripherals _board;
    private readonly NetworkSettings _settings;
    private readonly Discovery _discovery;
    private readonly NetworkRecord _record;
    private readonly EnergyLedger _ledger;

    public Announcement(Peripherals board, StationSettings settings, Topics topics, NetworkRecord record, EnergyLedger ledger)
    {
        _board = board;
        _settings = settings.Network;
        _discovery = new Discovery(settings, topics);
        _record = record;
        _ledger = ledger;
    }

    /// <summary>Announces the station after power-up, and when what it is has changed. The old announcement is cleared first, so that nothing of it stays.</summary>
    public void Send(IChannel channel, StationState state)
    {
        if (state == null || _settings.Discovery.Length == 0)
        {
            return;
        }

        string payload = _discovery.Payload(state.Network.Info, state.Network.Info.Recipe.Step, _board.Network.Battery != null);
        byte[] bytes = Ascii.Bytes(payload);
        int checksum = Crc32.Compute(bytes, 0, bytes.Length);
        if (checksum == _record.Announced && _board.Sleep.IsWake)
        {
            return;
        }

        if (_record.Announced != 0 && checksum != _record.Announced)
        {
            channel.Publish(_discovery.Topic, Ascii.Nothing, true);
        }

        channel.Publish(_discovery.Topic, bytes, true);
        _record.Announced = checksum;
    }

    /// <summary>How the station is, as a line of JSON.</summary>
    public string Diagnostics(StationState state, ModelStore models, int signal, long nextWake)
    {
        var line = new JsonLine();
        line.Begin().AddTime("t", _board.Clock.Now());
        if (signal != 0)
        {
            line.AddNumber("signal", signal);
        }

        line.AddNumber("faults", _record.Faults).AddNumber("lost", _record.Lost);
        line.Add("model", state == null ? "none" : ModelId.Format(state.Network.Info.Id)).Add("source", models.Source).AddNumber("counter", models.Counter);
        line.AddTime("next_wake", nextWake).AddNumber("drift_ppm", _record.DriftPpm);
        if (_board.Network.Battery != null)
        {
            line.Add("battery", _board.Network.Battery.Volts(), 2);
        }

        _ledger.Print(line, _board.Clock.Now());
        return line.End();
    }
}

namespace TinyRnn.Stations;

/// <summary>What a station spends, by its own counts: wakes, steps, seconds awake and with the radio on. Begins anew every 30 days.</summary>
internal sealed class EnergyLedger
{
    private const int Window = 30 * 86400;
    private const double Thousand = 1000;

    private readonly NetworkRecord _record;
    private readonly NetworkSettings _settings;

    public EnergyLedger(NetworkRecord record, NetworkSettings settings)
    {
        _record = record;
        _settings = settings;
    }

    /// <summary>Counts a wake.</summary>
    /// <param name="now">Seconds since 1970; nothing is counted while the clock is not set.</param>
    /// <param name="steps">Steps of the model in it.</param>
    public void Wake(long now, int steps)
    {
        long span = now - _record.LedgerSince;
        if (_record.LedgerSince == 0 || span < 0 || span > Window)
        {
            _record.LedgerSince = now;
            _record.Wakes = 0;
            _record.Steps = 0;
            _record.AwakeMilliseconds = 0;
            _record.RadioMilliseconds = 0;
            _record.Transmissions = 0;
        }

        _record.Wakes++;
        _record.Steps += steps;
    }

    /// <summary>Counts a time with the radio on.</summary>
    public void Transmitted(long milliseconds)
    {
        _record.RadioMilliseconds += milliseconds;
    }

    /// <summary>Counts a time awake, that with the radio on included.</summary>
    public void Awake(long milliseconds)
    {
        _record.AwakeMilliseconds += milliseconds;
    }

    /// <summary>The budget so far; null where no currents are stated, or nothing was counted yet.</summary>
    /// <param name="now">Seconds since 1970.</param>
    public EnergyBudget Budget(long now)
    {
        long span = now - _record.LedgerSince;
        if (!_settings.HasCurrents || _record.Wakes < 2 || span <= 0)
        {
            return null;
        }

        double wakes = _record.Wakes;
        // Wakes enclose one interval less than there are wakes.
        double interval = span / (wakes - 1);
        double radio = _record.RadioMilliseconds / Thousand / wakes;
        double awake = _record.AwakeMilliseconds / Thousand / wakes;
        awake = awake < radio ? radio : awake;
        return new EnergyBudget(_settings.BatteryCapacity, _settings.SleepCurrent, _settings.AwakeCurrent, awake, interval < awake ? awake : interval)
        {
            RadioMilliamperes = _settings.RadioCurrent,
            RadioSeconds = radio,
        };
    }

    /// <summary>Adds the counts, and the days where they can be told.</summary>
    public void Print(JsonLine line, long now)
    {
        line.AddNumber("wakes", _record.Wakes).AddNumber("steps", _record.Steps).AddNumber("transmissions", _record.Transmissions);
        line.Add("awake_s", (float)(_record.AwakeMilliseconds / Thousand), 1).Add("radio_s", (float)(_record.RadioMilliseconds / Thousand), 1);
        EnergyBudget budget = Budget(now);
        if (budget != null)
        {
            line.Add("battery_days", (float)budget.Days, 0);
        }
    }
}

using TinyRnn.Stations;
using Xunit;

namespace TinyRnn.RainStation.Tests;

public sealed class EnergyTests
{
    [Fact]
    public void Days_are_the_usable_charge_over_the_mean_current()
    {
        // 40 mA for 1 s and 120 mA for 2 s of 3,600 s, 20 uA else: (40 + 240 + 0.02 * 3597) / 3600 = 0.097761 mA.
        var budget = new EnergyBudget(2000, 20, 40, 3, 3600) { RadioMilliamperes = 120, RadioSeconds = 2 };

        Assert.Equal((40 + 240 + 0.02 * 3597) / 3600, budget.MeanMilliamperes, 12);
        Assert.Equal(2000 * 0.8 / budget.MeanMilliamperes / 24, budget.Days, 9);
        Assert.Equal(0.02 * 3597 / 3600 / budget.MeanMilliamperes, budget.SleepShare, 12);
        Assert.Equal(681.9, budget.Days, 1);
    }

    [Fact]
    public void Ledger_tells_days_by_what_the_station_counted()
    {
        var settings = new NetworkSettings { BatteryCapacity = 2000, SleepCurrent = 20, AwakeCurrent = 40, RadioCurrent = 120 };
        var record = new NetworkRecord(new byte[NetworkRecord.Length], 0);
        var ledger = new EnergyLedger(record, settings);
        for (int hour = 0; hour < 13; hour++)
        {
            ledger.Wake(StationBench.Begin + hour * 3600L, 1);
            ledger.Awake(1000);
        }

        ledger.Awake(2600);
        ledger.Transmitted(2600);
        EnergyBudget budget = ledger.Budget(StationBench.Begin + 12 * 3600L);

        Assert.Equal((3600.0, 0.2, 1.2), (budget.IntervalSeconds, budget.RadioSeconds, budget.AwakeSeconds));
        Assert.Equal((40 * 1.0 + 120 * 0.2 + 0.02 * 3598.8) / 3600, budget.MeanMilliamperes, 9);
        Assert.Null(new EnergyLedger(record, new NetworkSettings()).Budget(StationBench.Begin + 12 * 3600L));
    }

    [Fact]
    public void Ledger_begins_anew_after_thirty_days()
    {
        var record = new NetworkRecord(new byte[NetworkRecord.Length], 0);
        var ledger = new EnergyLedger(record, new NetworkSettings());
        for (int day = 0; day <= 31; day++)
        {
            ledger.Wake(StationBench.Begin + day * 86400L, 1);
        }

        Assert.Equal((1, 1), (record.Wakes, record.Steps));
        Assert.Equal(StationBench.Begin + 31 * 86400L, record.LedgerSince);
    }
}

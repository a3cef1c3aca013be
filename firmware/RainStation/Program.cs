using System;
using TinyRnn.RainStation.Hardware;
using TinyRnn.Stations;
using TinyRnn.Stations.Hardware;

namespace TinyRnn.RainStation;

/// <summary>The rain station on an ESP32.</summary>
public static class Program
{
    public static void Main()
    {
        try
        {
            new Station(BoardSetup.CreatePeripherals(), BoardSetup.CreateSettings()).Run();
        }
        catch (Exception failure)
        {
            // Nothing that the rules know of: say so, and start again in an hour.
            new StationEvents(new SystemConsole()).Failed("station", null, failure.GetType().FullName + ": " + failure.Message);
            new DeepSleep().SleepFor(StationTime.Hour);
        }
    }
}

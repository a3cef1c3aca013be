using System;
using TinyRnn.Stations;
using TinyRnn.Stations.Hardware;

namespace TinyRnn.RainStation;

/// <summary>The station on an ESP32; the rain model is what it ships with.</summary>
public static class Program
{
    public static void Main()
    {
        try
        {
            BoardSetup.Create().Run();
        }
        catch (Exception failure)
        {
            // Nothing that the rules know of: say so, and start again in an hour.
            new StationEvents(new SystemConsole()).Failed("station", null, failure.GetType().FullName + ": " + failure.Message);
            new DeepSleep().SleepFor(StationTime.Hour);
        }
    }
}

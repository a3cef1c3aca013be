namespace TinyRnn.Stations;

/// <summary>How many readings a station waits before it tries the network again.</summary>
internal static class BackOff
{
    /// <summary>The most readings between two tries.</summary>
    public const int MostSkipped = 24;

    /// <summary>Readings to wait after that many failures in a row: 1, 2, 4, 8, 16, 24, 24...</summary>
    public static int Readings(int failures)
    {
        int readings = failures > 5 ? MostSkipped : failures < 1 ? 0 : 1 << (failures - 1);
        return readings < MostSkipped ? readings : MostSkipped;
    }
}

namespace TinyRnn;

/// <summary>Stands before System.DateTime in all code of these tests: a clock that tests move, and that tells time in coarse units.</summary>
internal readonly struct DateTime
{
    private DateTime(long ticks)
    {
        Ticks = ticks;
    }

    /// <summary>The real time, in units of 100 ns; null for that of the machine.</summary>
    public static long? Now { get; set; }

    /// <summary>What the clock counts, in units of 100 ns.</summary>
    public static long Resolution { get; set; } = 1;

    public static DateTime UtcNow
    {
        get
        {
            long now = Now ?? System.DateTime.UtcNow.Ticks;
            return new DateTime(now - (now % Resolution));
        }
    }

    public long Ticks { get; }
}

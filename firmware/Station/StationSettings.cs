namespace TinyRnn.RainStation;

/// <summary>What a maker may change.</summary>
public sealed class StationSettings
{
    /// <summary>Minutes that local standard time is ahead of UTC. The model knows the hour of the day in local time.</summary>
    public int UtcOffsetMinutes { get; set; }

    /// <summary>The alert ends when the probability falls below this share of the model's threshold, 0 to 1.</summary>
    public float AlertOffRatio { get; set; } = 0.75f;

    /// <summary>The largest model file that is read, in bytes. Bounds the memory that a bad file can take.</summary>
    public int MaxModelBytes { get; set; } = 24 * 1024;
}

namespace TinyRnn;

/// <summary>What a step does with a reading that is NaN or infinite.</summary>
public enum BadReadingPolicy
{
    /// <summary>Use the feature's last good value; before the first one, the reading that the model centres at 0.</summary>
    HoldLastGood,

    /// <summary>Throw an ArgumentException that names the feature, before anything has changed.</summary>
    Throw,
}

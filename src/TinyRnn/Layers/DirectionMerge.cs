namespace TinyRnn.CompilerServices;

/// <summary>How the two directions of a layer become one output; the numbers stand in the file.</summary>
public enum DirectionMerge
{
    /// <summary>Forward, then backward.</summary>
    Concatenate = 0,

    /// <summary>forward + backward, saturating.</summary>
    Sum = 1,

    /// <summary>forward * backward, rounded once, saturating.</summary>
    Multiply = 2,

    /// <summary>(forward + backward) / 2, rounded once.</summary>
    Average = 3,
}

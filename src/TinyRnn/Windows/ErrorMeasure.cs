namespace TinyRnn.CompilerServices;

/// <summary>How a reconstruction is compared with the window; the numbers stand in the file.</summary>
public enum ErrorMeasure
{
    /// <summary>The mean of |y - x| over all steps and values.</summary>
    MeanAbsolute = 0,

    /// <summary>The mean of (y - x)^2 over all steps and values.</summary>
    MeanSquared = 1,
}

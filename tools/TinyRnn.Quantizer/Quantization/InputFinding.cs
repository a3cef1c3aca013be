namespace TinyRnn.Quantizer.Quantization;

/// <summary>What calibration saw of a feature, in the network's normalized units.</summary>
/// <param name="Rows">Readings.</param>
/// <param name="Missing">Readings without a value: the one before was held.</param>
/// <param name="Values">Readings with a value.</param>
/// <param name="Mean">Their mean, outliers left out.</param>
/// <param name="Deviation">Their deviation, outliers left out.</param>
public sealed record InputFinding(long Rows, long Missing, long Values, double Mean, double Deviation)
{
    /// <summary>True when all values are the same.</summary>
    public bool IsConstant { get; init; }

    /// <summary>Values so far out that the range does not cover them.</summary>
    public long Outliers { get; init; }

    /// <summary>The row of the first of them, from 1.</summary>
    public long FirstOutlierRow { get; init; }

    /// <summary>An outlier of that row's kind.</summary>
    public double FirstOutlier { get; init; }

    /// <summary>How many times as coarse readings would be if the range covered them.</summary>
    public double Cost { get; init; } = 1;
}

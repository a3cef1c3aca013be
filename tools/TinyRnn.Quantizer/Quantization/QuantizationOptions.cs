namespace TinyRnn.Quantizer.Quantization;

/// <summary>Choices for <see cref="NetworkQuantizer"/>.</summary>
public sealed record QuantizationOptions
{
    /// <summary>Bits of a weight: 8 or 16.</summary>
    public int WeightBits { get; init; } = 8;

    /// <summary>Moves what weight rounding does to the mean of each row, as calibration saw it, into the bias.</summary>
    public bool BiasCorrection { get; init; } = true;

    /// <summary>
    /// The largest magnitude of h that may be written as an initial state. A wider range makes the copies of h coarser.
    /// Steps themselves never leave [-1, 1].
    /// </summary>
    public double StateRange { get; init; } = 1;

    /// <summary>Steps of the built-in self test, taken from the calibration readings; at most 4096.</summary>
    public int SelfTestSteps { get; init; } = 24;
}

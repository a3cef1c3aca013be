using TinyRnn.Quantizer.Models;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>Choices for <see cref="NetworkQuantizer"/>.</summary>
public sealed record QuantizationOptions
{
    /// <summary>Bits of a weight: 8 or 16.</summary>
    public int WeightBits { get; init; } = 8;

    /// <summary>Moves what weight rounding does to the mean of each row, as calibration saw it, into the bias.</summary>
    public bool BiasCorrection { get; init; } = true;

    /// <summary>
    /// The largest magnitude of h that an initial state may have and still enter products uncut: 1 to 120. A wider range makes
    /// the copies of h coarser. At 0 calibration decides: four times what it saw, at most 1 (a relu RNN: 1.25 times).
    /// </summary>
    public double StateRange { get; init; }

    /// <summary>Steps of the built-in self test, taken from the calibration readings; at most 4096.</summary>
    public int SelfTestSteps { get; init; } = 24;

    /// <summary>What proved that the network is the one that was trained, which the model carries on; null for nothing.</summary>
    public ModelProof? Proof { get; init; }
}

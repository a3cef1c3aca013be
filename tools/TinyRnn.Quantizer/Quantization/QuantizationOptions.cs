using TinyRnn.Quantizer.Models;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>Choices for <see cref="NetworkQuantizer"/>.</summary>
public sealed record QuantizationOptions
{
    /// <summary>How weights are held.</summary>
    public LayerPrecision Precision { get; init; } = LayerPrecision.Narrow;

    /// <summary>Lets weights that are rounded later make up for what earlier ones lost, as calibration weighs them.</summary>
    public bool Compensation { get; init; } = true;

    /// <summary>8 bits in three lanes, or 16 bits in two, of all weights.</summary>
    /// <exception cref="QuantizationException">Other bits.</exception>
    public int WeightBits
    {
        init =>
            Precision = value switch
            {
                8 => LayerPrecision.Narrow,
                16 => LayerPrecision.Wide,
                _ => throw new QuantizationException($"weight bits: expected 8 or 16, found {value}"),
            };
    }

    /// <summary>Moves what weight rounding does to the mean of each row, as calibration saw it, into the bias.</summary>
    public bool BiasCorrection { get; init; } = true;

    /// <summary>Makes up for the table in layers whose rows barely move.</summary>
    public bool TableCorrection { get; init; }

    /// <summary>What sigmoid and tanh are looked up in.</summary>
    internal TableCurve Table { get; init; } = TableCurve.Usual;

    /// <summary>
    /// The largest magnitude of h that an initial state may have and still enter products uncut: 1 to 120. A wider range makes
    /// the copies of h coarser. At 0 calibration decides: four times what it saw, at most 1 (a relu RNN: 1.25 times).
    /// </summary>
    public double StateRange { get; init; }

    /// <summary>Takes copies of more than 16 bits where a product has one row a word.</summary>
    internal bool FineCopies { get; init; }

    internal RoundingCache? Cache { get; init; }

    /// <summary>Steps of the built-in self test, taken from the calibration readings; at most 4096.</summary>
    public int SelfTestSteps { get; init; } = 24;

    /// <summary>What proved that the network is the one that was trained, which the model carries on; null for nothing.</summary>
    public ModelProof? Proof { get; init; }

    /// <summary>What the model is made from, which it says; null for nothing.</summary>
    public ModelOrigin? Origin { get; init; }
}

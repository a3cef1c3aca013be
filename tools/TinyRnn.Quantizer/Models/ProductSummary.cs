namespace TinyRnn.Quantizer.Models;

/// <summary>One matrix-vector product of an integer model.</summary>
/// <param name="WeightBits">Bits of a weight: 8 or 16.</param>
/// <param name="Weights">Number of weights.</param>
/// <param name="Lanes">Rows that share a 64-bit word.</param>
/// <param name="Limit">Largest magnitude of the rounded vector.</param>
/// <param name="Step">
/// Value of one integer step of the rounded vector; null where it is that of the features, which differs from one to the next.
/// </param>
/// <param name="LeastRowScale">The smallest scale of a row: what the activation gets per unit of the integer product.</param>
/// <param name="MostRowScale">The largest scale of a row.</param>
public sealed record ProductSummary(
    int WeightBits,
    int Weights,
    int Lanes,
    int Limit,
    double? Step,
    double LeastRowScale,
    double MostRowScale
);

namespace TinyRnn.Quantizer.Quantization;

/// <summary>One row of a layer in real numbers, before a shift is chosen.</summary>
/// <param name="Spec">What becomes of its sum.</param>
/// <param name="Bias">Real.</param>
/// <param name="Input">The input's part.</param>
internal sealed record RowTerms(RowSpec Spec, double Bias, RowProduct Input)
{
    /// <summary>The recurrent part; null in a layer without one.</summary>
    public RowProduct? Recurrent { get; init; }

    /// <summary>What one step of c is worth, real.</summary>
    public double Peephole { get; init; }

    /// <summary>GRU: the candidate's recurrent part stands apart, with a bias of its own; null in other rows.</summary>
    public double? CandidateBias { get; init; }

    /// <summary>Largest magnitude, in Q21, of what the candidate's recurrent part is multiplied with; 0 for nothing.</summary>
    public long ResetBound { get; init; }
}

namespace TinyRnn.Quantizer.Quantization;

/// <summary>One row of a recurrent layer with options in real numbers, before a shift is chosen.</summary>
/// <param name="Spec">What becomes of its sum.</param>
/// <param name="Bias">Real.</param>
/// <param name="Input">What one step of the input's sum is worth, real.</param>
/// <param name="LargestInput">The largest sum.</param>
/// <param name="Recurrent">What one step of the recurrent sum is worth, real.</param>
/// <param name="LargestRecurrent">The largest sum.</param>
internal sealed record CustomRow(RowSpec Spec, double Bias, double Input, double LargestInput, double Recurrent, double LargestRecurrent)
{
    /// <summary>What one step of c is worth, real.</summary>
    public double Peephole { get; init; }

    /// <summary>GRU: the candidate's recurrent part stands apart, with a bias of its own; null in other rows.</summary>
    public double? CandidateBias { get; init; }

    /// <summary>Largest magnitude, in Q21, of what the candidate's recurrent part is multiplied with; 0 for nothing.</summary>
    public long ResetBound { get; init; }
}

namespace TinyRnn.Quantizer.Evaluation;

/// <summary>How far outputs lie from those that they are compared with, such as the float network's.</summary>
/// <param name="Steps">Outputs compared.</param>
/// <param name="Centred">
/// RMS error over the deviation of the outputs, as a share; of several outputs the root of the mean square. An output that never moves
/// has no part in it.
/// </param>
/// <param name="Decisions">Outputs whose decision changes; null where nothing is decided.</param>
public sealed record CentredError(long Steps, double Centred, long? Decisions)
{
    /// <summary>True where no output moves, so that nothing can be said of errors beside it.</summary>
    public bool IsConstant { get; init; }
}

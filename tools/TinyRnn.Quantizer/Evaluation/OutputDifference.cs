namespace TinyRnn.Quantizer.Evaluation;

/// <summary>How far the outputs of two models lie apart, over all outputs of all steps.</summary>
/// <param name="Steps">Steps compared.</param>
/// <param name="MeanAbsolute">Mean absolute difference, in the outputs' units.</param>
/// <param name="MaxAbsolute">Largest absolute difference, in the outputs' units.</param>
/// <param name="DifferingDecisions">Steps in which the decisions differ; null where nothing is decided.</param>
public sealed record OutputDifference(long Steps, double MeanAbsolute, double MaxAbsolute, long? DifferingDecisions)
{
    /// <summary>Share of the steps in which the decisions differ, from 0 to 1.</summary>
    public double? DifferingShare => DifferingDecisions / (double)Steps;
}

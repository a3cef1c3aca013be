using System;

namespace TinyRnn.Quantizer.Evaluation;

/// <summary>How likely a model holds what happened.</summary>
internal static class LogLikelihood
{
    /// <summary>The natural logarithm of the probability of a class, a probability of zero counted as <see cref="BinaryScorer.LogLossMargin"/>.</summary>
    /// <param name="kind">What the outputs are: of those, one per class.</param>
    /// <param name="output">[classes].</param>
    /// <param name="label">The class.</param>
    public static double Of(OutputKind kind, ReadOnlySpan<float> output, int label) =>
        kind switch
        {
            OutputKind.Probabilities => Math.Log(Math.Max(output[label], BinaryScorer.LogLossMargin)),
            OutputKind.LogProbabilities => output[label],
            OutputKind.Logits => output[label] - LogOfSum(output),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Expected one number per class."),
        };

    private static double LogOfSum(ReadOnlySpan<float> logits)
    {
        double largest = logits[Decision.Largest(logits)];
        double sum = 0;
        foreach (float logit in logits)
        {
            sum += Math.Exp(logit - largest);
        }

        return largest + Math.Log(sum);
    }
}

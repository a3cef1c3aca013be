using System;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Trainer.Tasks;

namespace TinyRnn.Trainer.Training;

/// <summary>
/// One figure for how well outputs fit what happened, the higher the better: the area under the ROC curve of a binary target, the
/// share of right classes, or the explained share of a number's variance (R^2).
/// </summary>
public static class Skill
{
    /// <summary>The figure's name.</summary>
    public static string Name(TargetKind kind) =>
        kind switch
        {
            TargetKind.Binary => "AUC",
            TargetKind.MultiClass => "accuracy",
            _ => "R^2",
        };

    /// <summary>The figure; NaN where it is not defined.</summary>
    /// <param name="kind">What the target is.</param>
    /// <param name="outputs">[scored, outputs].</param>
    /// <param name="targets">[scored].</param>
    public static double Of(TargetKind kind, float[] outputs, float[] targets)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentNullException.ThrowIfNull(targets);
        return kind switch
        {
            TargetKind.Binary => RocCurve.Area(outputs, Array.ConvertAll(targets, target => target > 0.5f)),
            TargetKind.MultiClass => Accuracy(outputs, targets),
            _ => ExplainedVariance(outputs, targets),
        };
    }

    /// <summary>The class with the largest output, the first of equals.</summary>
    public static int Decide(ReadOnlySpan<float> outputs)
    {
        int best = 0;
        for (int i = 1; i < outputs.Length; i++)
        {
            best = outputs[i] > outputs[best] ? i : best;
        }

        return best;
    }

    private static double Accuracy(float[] outputs, float[] targets)
    {
        int classes = targets.Length == 0 ? 1 : outputs.Length / targets.Length;
        int right = 0;
        for (int i = 0; i < targets.Length; i++)
        {
            right += Decide(outputs.AsSpan(i * classes, classes)) == (int)targets[i] ? 1 : 0;
        }

        return right / (double)targets.Length;
    }

    private static double ExplainedVariance(float[] outputs, float[] targets)
    {
        double mean = 0;
        foreach (float target in targets)
        {
            mean += target;
        }

        mean /= targets.Length;
        double errors = 0;
        double variance = 0;
        for (int i = 0; i < targets.Length; i++)
        {
            errors += ((double)outputs[i] - targets[i]) * ((double)outputs[i] - targets[i]);
            variance += (targets[i] - mean) * (targets[i] - mean);
        }

        return 1 - (errors / variance);
    }
}

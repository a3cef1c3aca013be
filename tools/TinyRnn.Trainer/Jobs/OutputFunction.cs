using System;
using TinyRnn.Trainer.Data;
using TinyRnn.Trainer.Numerics;
using TinyRnn.Trainer.Tasks;

namespace TinyRnn.Trainer.Jobs;

/// <summary>What a finished network gives of the outputs that it was trained with.</summary>
public static class OutputFunction
{
    /// <summary>Probabilities of logits, numbers in their unit.</summary>
    /// <param name="target">What is predicted.</param>
    /// <param name="scale">Mean and deviation of a number.</param>
    /// <param name="outputs">[rows, outputs].</param>
    public static float[] Apply(Target target, TargetScale scale, float[] outputs)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(scale);
        ArgumentNullException.ThrowIfNull(outputs);
        return target.Kind switch
        {
            TargetKind.Binary => Array.ConvertAll(outputs, logit => (float)(1 / (1 + ScalarMath.Exp(Math.Clamp(-logit, -700, 700))))),
            TargetKind.MultiClass => Softmax(outputs, target.Outputs),
            _ => Array.ConvertAll(outputs, value => (float)((value * scale.Deviation) + scale.Mean)),
        };
    }

    /// <summary>The other way, as far as a score needs it: numbers in their unit become normalized; probabilities rank as logits do.</summary>
    public static float[] Normalize(Target target, TargetScale scale, float[] outputs)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(scale);
        return target.Kind == TargetKind.Regression ? Array.ConvertAll(outputs, value => scale.Apply(value)) : outputs;
    }

    private static float[] Softmax(float[] outputs, int classes)
    {
        float[] results = new float[outputs.Length];
        for (int row = 0; row < outputs.Length; row += classes)
        {
            ReadOnlySpan<float> logits = outputs.AsSpan(row, classes);
            double largest = logits[Training.Skill.Decide(logits)];
            double sum = 0;
            foreach (float logit in logits)
            {
                sum += ScalarMath.Exp(Math.Max(logit - largest, -700));
            }

            for (int i = 0; i < classes; i++)
            {
                results[row + i] = (float)(ScalarMath.Exp(Math.Max(logits[i] - largest, -700)) / sum);
            }
        }

        return results;
    }
}

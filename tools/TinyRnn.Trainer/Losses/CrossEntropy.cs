using System;
using TinyRnn.Trainer.Numerics;

namespace TinyRnn.Trainer.Losses;

/// <summary>-ln of the probability of the right one of several classes, from logits; the target is the class, from 0.</summary>
public sealed class CrossEntropy : Loss
{
    /// <inheritdoc/>
    public override int Targets(int outputs) => 1;

    /// <inheritdoc/>
    public override double Add(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, double weight, Span<float> gradient)
    {
        double largest = outputs[0];
        foreach (float output in outputs)
        {
            largest = Math.Max(largest, output);
        }

        double sum = 0;
        foreach (float output in outputs)
        {
            sum += ScalarMath.Exp(Math.Max(output - largest, -700));
        }

        int target = (int)targets[0];
        double logSum = largest + ScalarMath.Log(sum);
        for (int i = 0; i < outputs.Length; i++)
        {
            double probability = ScalarMath.Exp(Math.Max(outputs[i] - logSum, -700));
            gradient[i] = (float)((probability - (i == target ? 1 : 0)) * weight);
        }

        return logSum - outputs[target];
    }
}

using System;
using TinyRnn.Trainer.Numerics;

namespace TinyRnn.Trainer.Losses;

/// <summary>-ln of the probability of what happened, from logits; a target is 0, 1 or between. The mean over steps and outputs.</summary>
public sealed class BinaryCrossEntropy : Loss
{
    /// <inheritdoc/>
    public override int Targets(int outputs) => outputs;

    /// <inheritdoc/>
    public override double Add(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, double weight, Span<float> gradient)
    {
        double sum = 0;
        for (int i = 0; i < outputs.Length; i++)
        {
            double softplus = ScalarMath.LogOnePlusExp(outputs[i]);
            sum += softplus - ((double)targets[i] * outputs[i]);

            // The probability is e^(v - ln(1 + e^v)).
            double probability = ScalarMath.Exp(Math.Max(outputs[i] - softplus, -700));
            gradient[i] = (float)((probability - targets[i]) * weight / outputs.Length);
        }

        return sum / outputs.Length;
    }
}

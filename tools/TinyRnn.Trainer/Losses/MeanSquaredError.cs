using System;

namespace TinyRnn.Trainer.Losses;

/// <summary>(output - target)^2, the mean over steps and outputs.</summary>
public sealed class MeanSquaredError : Loss
{
    /// <inheritdoc/>
    public override int Targets(int outputs) => outputs;

    /// <inheritdoc/>
    public override double Add(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, double weight, Span<float> gradient)
    {
        double sum = 0;
        for (int i = 0; i < outputs.Length; i++)
        {
            double difference = (double)outputs[i] - targets[i];
            sum += difference * difference;
            gradient[i] = (float)(2 * difference * weight / outputs.Length);
        }

        return sum / outputs.Length;
    }
}

using System;

namespace TinyRnn.Trainer.Losses;

/// <summary>What a network is trained to make small: a mean over everything that has a target.</summary>
public abstract class Loss
{
    /// <summary>Targets of one step: as many as outputs, or one class.</summary>
    /// <param name="outputs">Outputs of the network.</param>
    public abstract int Targets(int outputs);

    /// <summary>The loss of one step of one sequence, in nats or squared units, and its gradient by the outputs.</summary>
    /// <param name="outputs">[outputs]: logits or numbers.</param>
    /// <param name="targets">[targets]; not NaN.</param>
    /// <param name="weight">What the gradient is multiplied by.</param>
    /// <param name="gradient">[outputs]; set.</param>
    public abstract double Add(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, double weight, Span<float> gradient);

    /// <summary>The mean loss of many steps; NaN of none.</summary>
    /// <param name="outputs">[steps, width]: logits or numbers.</param>
    /// <param name="targets">[steps, targets]; not NaN.</param>
    /// <param name="width">Outputs of a step.</param>
    public double Mean(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, int width)
    {
        int count = Targets(width);
        int steps = outputs.Length / width;
        float[] gradient = new float[width];
        double sum = 0;
        for (int i = 0; i < steps; i++)
        {
            sum += Add(outputs.Slice(i * width, width), targets.Slice(i * count, count), 1, gradient);
        }

        return sum / steps;
    }
}

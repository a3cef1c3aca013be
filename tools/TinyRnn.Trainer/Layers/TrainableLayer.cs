using System;

namespace TinyRnn.Trainer.Layers;

/// <summary>A layer that can be trained: its weights, packed for the products, and what it computes with them.</summary>
internal abstract class TrainableLayer
{
    /// <summary>Values out, without padding.</summary>
    public abstract int OutputSize { get; }

    /// <summary>Takes the weights from the vector of all parameters.</summary>
    public abstract void Pack(ReadOnlySpan<float> parameters);

    /// <summary>What one group of sequences needs to go through the layer and back.</summary>
    /// <param name="steps">The most steps at a time.</param>
    /// <param name="sequences">Sequences side by side.</param>
    /// <param name="input">What the layer before gives.</param>
    /// <param name="inputGradient">Where the gradient of that is to be written; null where nobody wants it.</param>
    public abstract LayerPass CreatePass(int steps, int sequences, StepValues input, StepValues? inputGradient);
}

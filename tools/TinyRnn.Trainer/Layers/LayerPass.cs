using System;

namespace TinyRnn.Trainer.Layers;

/// <summary>One group of sequences on its way through one layer and back. It holds the states that are carried on.</summary>
internal abstract class LayerPass
{
    /// <summary>What the layer gives: [steps, sequences, width].</summary>
    public abstract StepValues Output { get; }

    /// <summary>The gradient of the loss by the output, written by what follows the layer.</summary>
    public abstract StepValues OutputGradient { get; }

    /// <summary>Goes forward.</summary>
    /// <param name="steps">Steps.</param>
    /// <param name="context">What else decides the result.</param>
    public abstract void Forward(int steps, in PassContext context);

    /// <summary>Goes back over the steps of the last <see cref="Forward"/>; the gradients begin at zero. Overwrites what it needs.</summary>
    public abstract void Backward(int steps);

    /// <summary>Writes the gradients of the layer's parameters into the vector of all.</summary>
    public virtual void Unpack(Span<float> gradient)
    {
    }

    /// <summary>The next steps begin with the states that these ended with.</summary>
    public virtual void Carry(int steps)
    {
    }

    /// <summary>The next steps begin with zeros.</summary>
    public virtual void Reset()
    {
    }
}

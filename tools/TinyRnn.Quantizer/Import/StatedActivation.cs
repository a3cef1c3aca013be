using System.Collections.Generic;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import;

/// <summary>What is stated to come after the sums of a dense layer.</summary>
/// <param name="Function">What is applied to each sum.</param>
/// <param name="Softmax">What is made of all of them.</param>
public sealed record StatedActivation(Activation Function, SoftmaxKind Softmax = SoftmaxKind.None)
{
    /// <summary>True when the outputs depend on one another.</summary>
    public bool IsNormalized => Softmax != SoftmaxKind.None;

    /// <summary>The layer with the activation, and what follows it.</summary>
    internal IEnumerable<NetworkLayer> Apply(DenseLayer layer)
    {
        yield return layer with { Activation = Function };
        if (IsNormalized)
        {
            yield return new SoftmaxLayer($"{layer.Name}.softmax", layer.OutputSize, Softmax == SoftmaxKind.LogSoftmax);
        }
    }

    /// <summary>What follows a layer that may be none of sums.</summary>
    /// <param name="name">The layer's name.</param>
    /// <param name="size">Values that it gives.</param>
    internal IEnumerable<NetworkLayer> Follow(string name, int size)
    {
        if (Function != Activation.None)
        {
            yield return new ActivationLayer($"{name}.activation", size, Function);
        }

        if (IsNormalized)
        {
            yield return new SoftmaxLayer($"{name}.softmax", size, Softmax == SoftmaxKind.LogSoftmax);
        }
    }

    /// <summary>In words.</summary>
    public override string ToString() =>
        Softmax switch
        {
            SoftmaxKind.None => Function.ToString(),
            SoftmaxKind.Softmax => "softmax",
            SoftmaxKind.LogSoftmax => "log_softmax",
        };
}

using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.TestSupport;

/// <summary>An activation of each kind, with parameters that a model may have.</summary>
internal static class RandomActivations
{
    /// <summary>One of each kind; a kind without one does not compile.</summary>
    public static IReadOnlyList<Activation> All { get; } = [.. Enum.GetValues<ActivationKind>().Select(Of)];

    public static Activation Of(ActivationKind kind) =>
        kind switch
        {
            ActivationKind.None => Activation.None,
            ActivationKind.Sigmoid => Activation.Sigmoid,
            ActivationKind.Tanh => Activation.Tanh,
            ActivationKind.Relu => Activation.Relu,
            ActivationKind.Softsign => new(kind),
            ActivationKind.HardSigmoid => new(kind, 0.2, 0.5),
            ActivationKind.Affine => new(kind, -0.5, 0.1),
            ActivationKind.LeakyRelu => new(kind, 0.1),
            ActivationKind.ThresholdedRelu => new(kind, 0.02),
            ActivationKind.ScaledTanh => new(kind, 1.7159, 2 / 3.0),
            ActivationKind.Elu => new(kind, 1),
        };
}

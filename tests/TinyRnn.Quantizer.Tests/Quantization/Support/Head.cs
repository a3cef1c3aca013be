using System;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.TestSupport;

/// <summary>What comes after the sums of a fully connected layer, as attributes can name it.</summary>
public enum Head
{
    None,
    Relu,
    Sigmoid,
    Tanh,
    HardSigmoid,
    Softsign,
    Elu,
    Softmax,
    LogSoftmax,
}

/// <summary>The layers that a <see cref="Head"/> stands for.</summary>
internal static class Heads
{
    /// <summary>What is applied to each sum.</summary>
    public static Activation Function(this Head head) =>
        head switch
        {
            Head.None or Head.Softmax or Head.LogSoftmax => Activation.None,
            Head.Relu => Activation.Relu,
            Head.Sigmoid => Activation.Sigmoid,
            Head.Tanh => Activation.Tanh,
            Head.HardSigmoid => new Activation(ActivationKind.HardSigmoid, 0.2, 0.5),
            Head.Softsign => new Activation(ActivationKind.Softsign),
            Head.Elu => new Activation(ActivationKind.Elu, 1),
        };

    /// <summary>The head as a user states it.</summary>
    public static StatedActivation Stated(this Head head) =>
        new(
            head.Function(),
            head switch
            {
                Head.Softmax => SoftmaxKind.Softmax,
                Head.LogSoftmax => SoftmaxKind.LogSoftmax,
                _ => SoftmaxKind.None,
            });

    /// <summary>The layer with the head's function, and a softmax where the head is one.</summary>
    public static NetworkLayer[] Behind(this Head head, DenseLayer layer)
    {
        DenseLayer sums = layer with { Activation = head.Function() };
        return head is Head.Softmax or Head.LogSoftmax
            ? [sums, new SoftmaxLayer(head.ToString(), layer.OutputSize, head == Head.LogSoftmax)]
            : [sums];
    }

    /// <summary>Random weights of +-scale / sqrt(inputs), and the head.</summary>
    public static NetworkLayer[] Make(this Head head, Random random, int inputs, int outputs, double scale = 1) =>
        head.Behind(RandomNetworks.Dense(random, inputs, outputs, head.Function(), scale));

    /// <summary>The head of a network.</summary>
    public static Head Of(Network network) =>
        network.Layers[^1] switch
        {
            SoftmaxLayer softmax => softmax.IsLogarithm ? Head.LogSoftmax : Head.Softmax,
            DenseLayer dense => Enum.Parse<Head>(dense.Activation.Kind.ToString()),
            _ => throw new ArgumentException("The network has no head.", nameof(network)),
        };
}

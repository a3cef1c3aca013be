using System;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Trainer.Layers;

/// <summary>A dense layer of every step: weight and bias, then nothing, max(0, v) or tanh(v).</summary>
internal sealed class DenseTrainable : TrainableLayer
{
    /// <param name="name">The module's name.</param>
    /// <param name="inputs">Values in.</param>
    /// <param name="outputs">Values out.</param>
    /// <param name="activation">What is applied to the sums; none for logits, to which the loss applies its own.</param>
    /// <param name="parameters">Where the layer's tensors are added.</param>
    public DenseTrainable(string name, int inputs, int outputs, DenseActivation activation, ParameterList parameters)
    {
        if (activation is not (DenseActivation.None or DenseActivation.Relu or DenseActivation.Tanh))
        {
            throw new NotSupportedException($"A dense layer with {activation} cannot be trained; the loss applies sigmoid and softmax itself.");
        }

        Activation = activation;
        OutputSize = outputs;
        double range = 1 / Math.Sqrt(inputs);
        Weights = new PackedWeights(parameters.Add($"{name}.weight", outputs, inputs, range), 1);
        Bias = new PackedBias(parameters.Add($"{name}.bias", outputs, 0, range), 1);
    }

    public DenseActivation Activation { get; }

    public override int OutputSize { get; }

    public PackedWeights Weights { get; }

    public PackedBias Bias { get; }

    public override void Pack(ReadOnlySpan<float> parameters)
    {
        Weights.Pack(parameters);
        Bias.Pack(parameters);
    }

    public override LayerPass CreatePass(int steps, int sequences, Activations input, Activations? inputGradient) =>
        new DensePass(this, steps, sequences, input, inputGradient);
}

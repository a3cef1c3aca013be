using System;

namespace TinyRnn.Trainer.Layers;

/// <summary>A dense layer of every step: weight and bias, then nothing or max(0, v).</summary>
internal sealed class DenseTrainable : TrainableLayer
{
    /// <param name="name">The module's name.</param>
    /// <param name="inputs">Values in.</param>
    /// <param name="outputs">Values out.</param>
    /// <param name="isRelu">Whether what is below 0 becomes 0. Logits stay: the loss applies its own function.</param>
    /// <param name="parameters">Where the layer's tensors are added.</param>
    public DenseTrainable(string name, int inputs, int outputs, bool isRelu, ParameterList parameters)
    {
        IsRelu = isRelu;
        OutputSize = outputs;
        double range = 1 / Math.Sqrt(inputs);
        Weights = new PackedWeights(parameters.Add($"{name}.weight", outputs, inputs, range), 1);
        Bias = new PackedBias(parameters.Add($"{name}.bias", outputs, 0, range), 1);
    }

    public bool IsRelu { get; }

    public override int OutputSize { get; }

    public PackedWeights Weights { get; }

    public PackedBias Bias { get; }

    public override void Pack(ReadOnlySpan<float> parameters)
    {
        Weights.Pack(parameters);
        Bias.Pack(parameters);
    }

    public override LayerPass CreatePass(int steps, int sequences, StepValues input, StepValues? inputGradient) =>
        new DensePass(this, steps, sequences, input, inputGradient);
}

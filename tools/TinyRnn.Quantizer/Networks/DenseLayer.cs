namespace TinyRnn.Quantizer.Networks;

/// <summary>A fully connected layer: activation(W x + b).</summary>
/// <param name="Name">The layer's name, for messages.</param>
/// <param name="InputSize">Values in.</param>
/// <param name="OutputSize">Values out.</param>
/// <param name="Weights">[output, input], row-major.</param>
/// <param name="Bias">[output].</param>
/// <param name="Activation">What is applied to the sums.</param>
public sealed record DenseLayer(
    string Name,
    int InputSize,
    int OutputSize,
    float[] Weights,
    float[] Bias,
    Activation Activation
) : NetworkLayer(Name, InputSize, OutputSize);

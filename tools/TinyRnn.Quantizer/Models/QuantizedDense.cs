using TinyRnn.CompilerServices;

namespace TinyRnn.Quantizer.Models;

/// <summary>A fully connected layer.</summary>
/// <param name="Name">Its name where it was trained.</param>
/// <param name="InputSize">Values in.</param>
/// <param name="OutputSize">Values out.</param>
/// <param name="InputCopy">Rounding of the input.</param>
/// <param name="Rows">Scales and biases.</param>
/// <param name="Weights">[output, input].</param>
/// <param name="Activation">What is applied to the sums; its result has the format of the values out.</param>
internal sealed record QuantizedDense(
    string Name,
    int InputSize,
    int OutputSize,
    CopyScale InputCopy,
    QuantizedRows Rows,
    QuantizedMatrix Weights,
    IntegerActivation Activation
) : LayerRecord(LayerKind.Dense, Name, InputSize, OutputSize, Activation.FractionBits);

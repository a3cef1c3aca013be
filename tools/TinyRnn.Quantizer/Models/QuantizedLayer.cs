namespace TinyRnn.Quantizer.Models;

/// <summary>A layer of products: dense, or recurrent in one direction.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name where it was trained.</param>
/// <param name="InputSize">Values in.</param>
/// <param name="OutputSize">Values out.</param>
/// <param name="FractionBits">Q format of the values out.</param>
/// <param name="InputCopy">Rounding of the input.</param>
/// <param name="RecurrentCopy">Rounding of the hidden state; null in a Dense layer.</param>
/// <param name="Rows">Scales and biases.</param>
/// <param name="InputWeights">[rows, input].</param>
/// <param name="RecurrentWeights">[rows, hidden]; null in a Dense layer.</param>
internal sealed record QuantizedLayer(
    LayerKind Kind,
    string Name,
    int InputSize,
    int OutputSize,
    int FractionBits,
    CopyScale InputCopy,
    CopyScale? RecurrentCopy,
    QuantizedRows Rows,
    QuantizedMatrix InputWeights,
    QuantizedMatrix? RecurrentWeights
) : LayerRecord(Kind, Name, InputSize, OutputSize, FractionBits)
{
    /// <summary>What a recurrent layer with options has beyond; null in all others.</summary>
    public QuantizedCell? Cell { get; init; }
}

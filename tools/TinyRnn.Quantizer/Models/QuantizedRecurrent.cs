using TinyRnn.CompilerServices;

namespace TinyRnn.Quantizer.Models;

/// <summary>A recurrent layer of one direction. Rows stand unit by unit, the gates of a unit side by side.</summary>
/// <param name="Kind">Rnn, Gru or Lstm.</param>
/// <param name="Name">Its name where it was trained.</param>
/// <param name="InputSize">Values in.</param>
/// <param name="OutputSize">Values out.</param>
/// <param name="FractionBits">Q format of h.</param>
/// <param name="InputCopy">Rounding of the input.</param>
/// <param name="RecurrentCopy">Rounding of h.</param>
/// <param name="Rows">Scales and biases.</param>
/// <param name="InputWeights">[rows, input].</param>
/// <param name="RecurrentWeights">[rows, output]; of a GRU whose candidates have a product of their own, [2 * units, output].</param>
/// <param name="Cell">Activations and options.</param>
internal sealed record QuantizedRecurrent(
    LayerKind Kind,
    string Name,
    int InputSize,
    int OutputSize,
    int FractionBits,
    CopyScale InputCopy,
    CopyScale RecurrentCopy,
    QuantizedRows Rows,
    QuantizedMatrix InputWeights,
    QuantizedMatrix RecurrentWeights,
    QuantizedCell Cell
) : LayerRecord(Kind, Name, InputSize, OutputSize, FractionBits);

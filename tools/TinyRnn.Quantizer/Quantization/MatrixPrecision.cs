namespace TinyRnn.Quantizer.Quantization;

/// <summary>How the weights of a matrix are held.</summary>
/// <param name="Bits">Bits of a weight: 8 or 16.</param>
/// <param name="Lanes">Rows that share a 64-bit word, 1 to 3; fewer where sums or copies do not allow it.</param>
public readonly record struct MatrixPrecision(int Bits, int Lanes);

namespace TinyRnn.Quantizer.Models;

/// <summary>Integer weights [rows, columns], row-major, with the real value of one step of each row.</summary>
/// <param name="Rows">Rows.</param>
/// <param name="Columns">Columns.</param>
/// <param name="Bits">8 or 16.</param>
/// <param name="Lanes">Rows that share a 64-bit word: 1, 2 or 3.</param>
/// <param name="Weights">Symmetric integers.</param>
/// <param name="Scales">[rows]; 0 for a row of zeros.</param>
internal sealed record QuantizedMatrix(int Rows, int Columns, int Bits, int Lanes, short[] Weights, double[] Scales);

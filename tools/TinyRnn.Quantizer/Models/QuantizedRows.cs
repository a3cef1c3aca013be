namespace TinyRnn.Quantizer.Models;

/// <summary>Multipliers and biases of a layer's rows, as docs/format.md defines them.</summary>
/// <param name="Shift">Bits by which sums are finer than the pre-activation.</param>
/// <param name="InputMultipliers">[rows].</param>
/// <param name="RecurrentMultipliers">[rows]; empty in a Dense layer.</param>
/// <param name="Biases">[rows], with rounding and table offset folded in.</param>
/// <param name="CandidateBiases">[hidden] of a GRU, otherwise empty.</param>
internal sealed record QuantizedRows(int Shift, long[] InputMultipliers, long[] RecurrentMultipliers, long[] Biases, long[] CandidateBiases);

namespace TinyRnn.Quantizer.Models;

/// <summary>What an LSTM makes of its cell: activation((c * Scale + Bias) >> Shift).</summary>
/// <param name="Scale">A 32-bit number.</param>
/// <param name="Bias">Below 2^62 in magnitude.</param>
/// <param name="Shift">0 to 46.</param>
/// <param name="Activation">Gives Q20.</param>
internal sealed record QuantizedOutput(int Scale, long Bias, int Shift, IntegerActivation Activation);

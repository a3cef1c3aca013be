namespace TinyRnn.Quantizer.Quantization;

/// <summary>The rows of a recurrent layer after rounding.</summary>
/// <param name="Input">[rows, input].</param>
/// <param name="Recurrent">[rows, output].</param>
/// <param name="InputBias">[rows]: with what it makes up for.</param>
/// <param name="RecurrentBias">[rows]: likewise.</param>
internal sealed record RoundedRows(RoundedWeights Input, RoundedWeights Recurrent, double[] InputBias, double[] RecurrentBias);

namespace TinyRnn.Quantizer.Models;

/// <summary>An input (Center, Gain) or output (Scale, Offset) as it stands in a file, in file order of the two numbers.</summary>
internal sealed record QuantizedChannel(string Name, string Unit, float First, float Second);

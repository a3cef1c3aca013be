namespace TinyRnn.Quantizer.Quantization;

/// <summary>A row of a product.</summary>
/// <param name="Step">What one step of its sum is worth, real.</param>
/// <param name="Largest">The largest sum.</param>
/// <param name="IsMiddleLane">Whether it is the middle one of three rows in a word.</param>
internal sealed record RowProduct(double Step, double Largest, bool IsMiddleLane);

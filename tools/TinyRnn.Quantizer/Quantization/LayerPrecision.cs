namespace TinyRnn.Quantizer.Quantization;

/// <summary>How the weights of a layer are held.</summary>
/// <param name="Input">Of the matrix that takes the layer's input, or of a Dense layer.</param>
/// <param name="Recurrent">Of those that take the layer's own state.</param>
public sealed record LayerPrecision(MatrixPrecision Input, MatrixPrecision Recurrent)
{
    /// <summary>8 bits in three lanes: the smallest and fastest.</summary>
    public static LayerPrecision Narrow { get; } = new(new(8, 3), new(8, 3));

    /// <summary>8 bits in two lanes: copies are the widest that keep sums within 32 bits.</summary>
    public static LayerPrecision NarrowOfTwo { get; } = new(new(8, 2), new(8, 2));

    /// <summary>Input weights of 16 bits, recurrent ones of 8, both in two lanes.</summary>
    public static LayerPrecision Mixed { get; } = new(new(16, 2), new(8, 2));

    /// <summary>16 bits, in two lanes where that leaves copies fine enough.</summary>
    public static LayerPrecision Wide { get; } = new(new(16, 2), new(16, 2));

    /// <summary>16 bits, a row a word.</summary>
    public static LayerPrecision Widest { get; } = new(new(16, 1), new(16, 1));
}

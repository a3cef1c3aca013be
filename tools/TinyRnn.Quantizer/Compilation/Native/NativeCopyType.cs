namespace TinyRnn.Quantizer.Compilation.Native;

/// <summary>The type of all copies of a model in C.</summary>
/// <param name="IsFine">Whether one of them needs more than 16 bits: then all have 32.</param>
internal readonly record struct NativeCopyType(bool IsFine)
{
    /// <summary>Bytes of a copy.</summary>
    public int Bytes => IsFine ? 4 : 2;

    /// <summary>What stands before a weight where its product with a copy may need more than 32 bits.</summary>
    /// <param name="isWide">Whether a sum of products may.</param>
    public string Widening(bool isWide) => IsFine && isWide ? "(int64_t)" : "";

    /// <summary>In C.</summary>
    public override string ToString() => IsFine ? "int32_t" : "int16_t";
}

namespace TinyRnn.Quantizer.Compilation;

/// <summary>Where the values that one layer gives to the next stand in generated code.</summary>
/// <param name="Array">Name of the array in the network's class.</param>
/// <param name="Offset">The first one.</param>
/// <param name="Bound">Their largest magnitude.</param>
internal sealed record ValueSource(string Array, int Offset, long Bound)
{
    /// <summary>The values as a layer's methods see them; those that are copies where they stand are called <c>x</c>, as its columns are.</summary>
    public VectorSource For(Requantizer copy)
    {
        var source = new VectorSource(Array.TrimStart('_'), Offset, Bound, copy) { Passed = Array };
        return Array != "_state" && source.IsIdentity && !source.NeedsCut ? source with { Array = "x", IsInPlace = true } : source;
    }
}

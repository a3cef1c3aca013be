namespace TinyRnn.Quantizer.Compilation;

/// <summary>Where the values that one layer gives to the next stand in generated code.</summary>
/// <param name="Array">Name of the array in the network's class.</param>
/// <param name="Offset">The first one.</param>
/// <param name="Bound">Their largest magnitude.</param>
internal sealed record ValueSource(string Array, int Offset, long Bound)
{
    /// <summary>The values as a layer's methods see them; those that are copies already are called <c>x</c>, as its columns are.</summary>
    public VectorSource For(Requantizer copy)
    {
        bool asTheyAre = copy.Multiplier == 1 && copy.Shift == 0;
        string name = Array == "_state" ? "state" : asTheyAre ? "x" : Array.TrimStart('_');
        return new VectorSource(name, Offset, Bound, copy) { Passed = Array };
    }
}

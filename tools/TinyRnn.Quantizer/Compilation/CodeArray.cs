namespace TinyRnn.Quantizer.Compilation;

/// <summary>An array on the heap that the network's class declares for a layer's methods.</summary>
/// <param name="Type">Of an element: int or long.</param>
/// <param name="Name">The field.</param>
/// <param name="Length">Elements.</param>
internal sealed record CodeArray(string Type, string Name, int Length)
{
    /// <summary>Bytes of an element.</summary>
    public int Size => Type == "long" ? 8 : 4;
}

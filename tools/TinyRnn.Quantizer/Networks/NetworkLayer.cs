namespace TinyRnn.Quantizer.Networks;

/// <summary>One layer with float weights.</summary>
/// <param name="Name">The layer's name in the file it came from, for messages.</param>
/// <param name="InputSize">Values in.</param>
/// <param name="OutputSize">Values out.</param>
public abstract record NetworkLayer(string Name, int InputSize, int OutputSize)
{
    /// <summary>Vectors that the layer gives of a window of so many.</summary>
    public virtual int StepsOut(int steps) => steps;
}

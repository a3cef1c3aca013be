namespace TinyRnn.Quantizer.Networks;

/// <summary>1 to N: the one vector of a window at each step, for the layers of a decoder.</summary>
/// <param name="Name">The layer's name, for messages.</param>
/// <param name="Size">Values in and out.</param>
/// <param name="Steps">N.</param>
public sealed record RepeatLayer(string Name, int Size, int Steps) : NetworkLayer(Name, Size, Size)
{
    /// <inheritdoc/>
    public override int StepsOut(int steps) => Steps;
}

namespace TinyRnn.Quantizer.Networks;

/// <summary>
/// N to 1: one vector for a whole window, of what the layer before gave; the layers after it run once. After a layer that runs
/// from first to last, in a network that is stepped, it changes nothing.
/// </summary>
/// <param name="Name">The layer's name, for messages.</param>
/// <param name="Size">Values in and out.</param>
/// <param name="Selection">Which vector.</param>
public sealed record LastStepLayer(string Name, int Size, StepSelection Selection) : NetworkLayer(Name, Size, Size)
{
    /// <inheritdoc/>
    public override int StepsOut(int steps) => 1;
}

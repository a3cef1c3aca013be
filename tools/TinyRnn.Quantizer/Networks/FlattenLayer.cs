namespace TinyRnn.Quantizer.Networks;

/// <summary>N to 1: all steps of a window as one vector, step after step; the layers after it run once.</summary>
/// <param name="Name">The layer's name, for messages.</param>
/// <param name="StepSize">Values in, of each step.</param>
/// <param name="Steps">Steps of every window.</param>
public sealed record FlattenLayer(string Name, int StepSize, int Steps) : NetworkLayer(Name, StepSize, StepSize * Steps)
{
    /// <inheritdoc/>
    public override int StepsOut(int steps) => 1;
}

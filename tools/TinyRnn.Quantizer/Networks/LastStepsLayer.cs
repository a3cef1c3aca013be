using System;

namespace TinyRnn.Quantizer.Networks;

/// <summary>N to K: the last K steps of a window; the layers after it run on each of them.</summary>
/// <param name="Name">The layer's name, for messages.</param>
/// <param name="Size">Values in and out.</param>
/// <param name="Steps">K; of a shorter window all steps.</param>
public sealed record LastStepsLayer(string Name, int Size, int Steps) : NetworkLayer(Name, Size, Size)
{
    /// <inheritdoc/>
    public override int StepsOut(int steps) => Math.Min(steps, Steps);
}

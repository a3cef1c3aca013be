using System;

namespace TinyRnn.Quantizer.Deployment;

/// <summary>What the board's CLR knows an assembly by: both must match.</summary>
/// <param name="Name">Name, without an ending.</param>
/// <param name="Version">Four numbers.</param>
public sealed record AssemblyIdentity(string Name, Version Version)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Name} {Version}";
}

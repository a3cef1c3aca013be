using System;

namespace TinyRnn.Stations.Hardware;

/// <summary>Milliseconds since the board started.</summary>
public sealed class BoardTicks : ITicks
{
    /// <inheritdoc/>
    public long Milliseconds() => Environment.TickCount64;
}

using nanoFramework.Runtime.Native;

namespace TinyRnn.Stations.Hardware;

/// <summary>The heap of the board's CLR.</summary>
public sealed class ClrHeap : IMemory
{
    /// <inheritdoc/>
    public void Compact()
    {
        GC.Run(true);
    }
}

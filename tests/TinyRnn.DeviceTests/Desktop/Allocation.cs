using System;

namespace TinyRnn.DeviceTests;

/// <summary>Tells whether code allocates; Board/Allocation.cs is the counterpart.</summary>
internal static class Allocation
{
    public static bool Happens(Action action)
    {
        action();
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() != before;
    }
}

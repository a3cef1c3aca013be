using System;

namespace TinyRnn.DeviceTests;

/// <summary>Tells whether code allocates; Board/Allocation.cs is the counterpart.</summary>
internal static class Allocation
{
    public static bool Happens(Action action)
    {
        action();
        // A collection that another test causes charges this thread the unused rest of its allocation buffer. What the action
        // itself allocates, it allocates every time.
        for (int attempt = 0; attempt < 5; attempt++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            action();
            if (GC.GetAllocatedBytesForCurrentThread() == before)
            {
                return false;
            }
        }

        return true;
    }
}

using System;

namespace TinyRnn.TestSupport;

/// <summary>
/// What code allocates. A collection that another thread causes charges this one the unused rest of its allocation buffer, and
/// compiling a method again may allocate while it runs; what the code itself allocates, it allocates every time.
/// </summary>
internal static class AllocatedBytes
{
    private const int Attempts = 5;

    /// <summary>The least that an action allocates in five attempts; it is run once before.</summary>
    public static long Of(Action action)
    {
        action();
        return Of(action, () => { });
    }

    /// <summary>The same of an action that must not be repeated before <paramref name="rewind"/>; run once where nothing is allocated.</summary>
    public static long Of(Action action, Action rewind)
    {
        long least = Once(action);
        for (int attempt = 1; attempt < Attempts && least != 0; attempt++)
        {
            rewind();
            least = Math.Min(least, Once(action));
        }

        return least;
    }

    private static long Once(Action action)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}

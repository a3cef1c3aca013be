#if RUNTIME_NATIVE
using nanoFramework.Runtime.Native;
#endif

namespace TinyRnn.RainStation.Tests;

/// <summary>Free memory. Without the assembly nanoFramework.Runtime.Native there is no telling.</summary>
internal static class BoardHeap
{
#if RUNTIME_NATIVE
    private static readonly int[] s_free = new int[1];

    public const bool IsKnown = true;

    /// <summary>Bytes that are free after a collection.</summary>
    public static int Free()
    {
        // Through an array element: a uint keeps its kind in what follows.
        s_free[0] = (int)(long)GC.Run(false);
        return s_free[0];
    }
#else
    public const bool IsKnown = false;

    public static int Free() => 0;
#endif
}

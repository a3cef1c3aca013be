#if RUNTIME_NATIVE
using nanoFramework.Runtime.Native;
#endif

namespace TinyRnn.Verify;

/// <summary>Free memory; without the assembly nanoFramework.Runtime.Native there is no telling.</summary>
internal static class Heap
{
#if RUNTIME_NATIVE
    private static readonly int[] s_free = new int[1];

    /// <summary>Bytes that are free after a collection.</summary>
    public static int Free()
    {
        // Through an array element: a uint keeps its kind in what follows.
        s_free[0] = (int)(long)GC.Run(false);
        return s_free[0];
    }
#else
    /// <summary>Unknown.</summary>
    public static int Free() => -1;
#endif
}

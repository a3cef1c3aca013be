using nanoFramework.Runtime.Native;

namespace TinyRnn.RainStation.Tests;

/// <summary>Free memory.</summary>
internal static class BoardHeap
{
    private static readonly int[] s_free = new int[1];

    /// <summary>Bytes that are free after a collection.</summary>
    public static int Free()
    {
        // Through an array element: a uint keeps its kind in what follows.
        s_free[0] = (int)(long)GC.Run(true);
        return s_free[0];
    }
}

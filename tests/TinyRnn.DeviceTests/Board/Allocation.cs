using System;

namespace TinyRnn.DeviceTests;

/// <summary>
/// Tells whether code allocates, by what the base library offers. The heap is filled until little is left; whatever is allocated
/// then soon starts the garbage collector, which removes an object that only a weak reference knows.
/// </summary>
internal static class Allocation
{
    private const int LargestBlock = 512 * 1024;
    private const int SmallestBlock = 4 * 1024;

    public static bool Happens(Action action)
    {
        object[] ballast = Fill();
        WeakReference sentinel = CreateSentinel();
        Check.IsTrue(sentinel.IsAlive, "expected the sentinel to be alive before the test");
        action();
        bool collected = !sentinel.IsAlive;
        ballast[0] = null;
        return collected;
    }

    private static WeakReference CreateSentinel() => new WeakReference(new byte[16]);

    /// <summary>A chain of blocks, ever smaller, that leaves less than twice the smallest.</summary>
    private static object[] Fill()
    {
        var chain = new object[2];
        for (int size = LargestBlock; size >= SmallestBlock; size /= 2)
        {
            try
            {
                while (true)
                {
                    var link = new object[2];
                    link[0] = chain;
                    link[1] = new byte[size];
                    chain = link;
                }
            }
            catch (OutOfMemoryException)
            {
                // On to smaller blocks.
            }
        }

        return chain;
    }
}

using System;

namespace TinyRnn.DeviceTests;

/// <summary>
/// Tells whether code allocates, by what the base library offers. Garbage is made until the collector is about to run; whatever
/// is allocated then makes it run, and it removes an object that only a weak reference knows. The heap is never full of live
/// objects, so that it need not be compacted.
/// </summary>
internal static class Allocation
{
    private const int BlockSize = 1024;
    private const int MostBlocks = 1 << 20;

    // Less than what ten thousand of the smallest objects take.
    private const int BlocksLeft = 64;

    private static byte[] s_garbage;

    public static bool Happens(Action action)
    {
        WeakReference sentinel = CreateSentinel();
        FillUntilCollected(sentinel);
        // From one collection to the next, always the same number of blocks.
        sentinel = CreateSentinel();
        int blocks = FillUntilCollected(sentinel);
        Check.IsTrue(blocks > 2 * BlocksLeft, "expected a heap of more than " + (2 * BlocksLeft).ToString() + " KB");

        sentinel = CreateSentinel();
        Fill(blocks - BlocksLeft);
        Check.IsTrue(sentinel.IsAlive, "expected no collection before the test");
        action();
        bool collected = !sentinel.IsAlive;
        Fill(2 * BlocksLeft);
        Check.IsTrue(!sentinel.IsAlive, "expected a collection soon after the test");
        return collected;
    }

    private static WeakReference CreateSentinel() => new WeakReference(new byte[16]);

    /// <summary>Makes garbage until the collector has run; gives the number of blocks.</summary>
    private static int FillUntilCollected(WeakReference sentinel)
    {
        int blocks = 0;
        while (sentinel.IsAlive)
        {
            Fill(1);
            blocks++;
            if (blocks == MostBlocks)
            {
                Check.Fail("expected a collection within " + MostBlocks.ToString() + " KB");
            }
        }

        return blocks;
    }

    private static void Fill(int blocks)
    {
        for (int i = 0; i < blocks; i++)
        {
            s_garbage = new byte[BlockSize];
        }
    }
}

namespace TinyRnn.RainStation.Tests;

/// <summary>What a station takes of the heap: its objects, the compiled model and all that stays after readings.</summary>
internal static class HeapRun
{
    // The largest figure that passes on a CLR of 32 bits, whose heap has blocks of 12 bytes; larger blocks may take as much more.
    private const int Limit = 16 * 1024;
    private const int Block = 12;
    private const int Blocks = 1000;

    /// <summary>Bytes of heap; fails when they are too many.</summary>
    public static int Measure()
    {
        var bench = new StationBench();
        bench.Hours(3);
        bench.Forget();
        int before = BoardHeap.Free();
        bench.Hours(30);
        int used = before - BoardHeap.Free();
        int most = Limit * BlockLength() / Block;
        Expect.IsTrue(used > 0 && used <= most, "heap of " + used.ToString() + " bytes within " + most.ToString());
        return used;
    }

    /// <summary>Bytes of the network alone, its recipe included.</summary>
    public static int MeasureNetwork()
    {
        int before = BoardHeap.Free();
        RecurrentNetwork network = new CompiledSource().Create();
        int used = before - BoardHeap.Free();
        network.Reset();
        return used;
    }

    private static int BlockLength()
    {
        int before = BoardHeap.Free();
        var blocks = new object[Blocks];
        int used = before - BoardHeap.Free();
        blocks[0] = blocks;
        return used / Blocks;
    }
}

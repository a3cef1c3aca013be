namespace TinyRnn.RainStation.Tests;

/// <summary>What a station takes of the heap: its objects, the compiled model and all that stays after readings.</summary>
internal static class HeapRun
{
    /// <summary>The largest figure that passes, in bytes.</summary>
    public const int Limit = 16 * 1024;

    /// <summary>Bytes of heap; fails when they are too many.</summary>
    public static int Measure()
    {
        var bench = new StationBench();
        bench.Hours(3);
        bench.Forget();
        int before = BoardHeap.Free();
        bench.Hours(30);
        int used = before - BoardHeap.Free();
        Expect.IsTrue(used > 0 && used <= Limit, "heap of " + used.ToString() + " bytes within " + Limit.ToString());
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
}

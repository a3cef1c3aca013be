namespace TinyRnn.RainStation.Tests;

/// <summary>What a connected station takes of the heap, with network and broker in memory, whose own part is measured apart.</summary>
internal static class ConnectedHeap
{
    /// <summary>Bytes of station, model, link, channel, log and updates.</summary>
    public static int Measure()
    {
        int before = BoardHeap.Free();
        var bench = new ConnectedBench();
        bench.Station.Hours(30);
        bench.Broker.Forget();
        int with = before - BoardHeap.Free();
        bench.Station.Forget();
        int without = before - BoardHeap.Free();
        Expect.AreEqual(3, bench.Broker.RetainedCount, "retained topics");
        return with - without;
    }
}

using System;
using TinyRnn.Frozen;

/// <summary>Runs a frozen model, loaded and compiled, and compares the checksums of what it gives with those in its file.</summary>
public static class Program
{
    public static void Main()
    {
        bool passed = Passes("loaded", FrozenCase.Loaded());
        passed &= Passes("compiled", FrozenCase.Compiled());
        Console.WriteLine(passed ? "verdict: passed" : "verdict: failed");
    }

    private static bool Passes(string mode, object model)
    {
        var sink = new ChecksumSink();
        FrozenCase.Run(model, sink);
        bool outputs = Same(mode, "outputs", sink.Outputs, FrozenCase.OutputCount, FrozenCase.OutputChecksum);
        bool state = Same(mode, "state", sink.State, FrozenCase.StateCount, FrozenCase.StateChecksum);
        return outputs && state;
    }

    private static bool Same(string mode, string what, FrozenChecksum found, int count, string checksum)
    {
        bool same = found.Count == count && found.ToString() == checksum;
        Console.WriteLine(
            FrozenCase.Name + ", " + mode + ", " + what + ": " + found.Count.ToString() + " integers, " + found.ToString()
            + (same ? ", as frozen" : ", expected " + count.ToString() + ", " + checksum));
        return same;
    }

    private sealed class ChecksumSink : FrozenSink
    {
        public FrozenChecksum Outputs { get; } = new FrozenChecksum();

        public FrozenChecksum State { get; } = new FrozenChecksum();

        public override void AddOutput(int value) => Outputs.Add(value);

        public override void AddState(int value) => State.Add(value);
    }
}

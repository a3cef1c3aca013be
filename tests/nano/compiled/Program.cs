using System;
using TinyRnn;
using TinyRnn.Compiled;
using TinyRnn.CompilerServices;

/// <summary>
/// Runs a model of which a desktop made the outputs: its compiled class and, where an array holds the file, the loaded model too.
/// </summary>
public static class Program
{
    public static void Main()
    {
        RecurrentNetwork compiled = new Net();
        Console.WriteLine(compiled.Info.Name + ": " + compiled.InputSize.ToString() + " inputs, " + compiled.OutputSize.ToString() + " outputs");
        bool passed = PassesSelfTest("compiled", compiled);
#if STORED_MODEL
        RnnModel model = RnnModel.Load(StoredModel.Bytes());
        var loaded = new LoadedNetwork(model);
        passed &= PassesSelfTest("loaded", loaded);
        passed &= GivesStoredOutputs("loaded", loaded, model.SelfTest);
        passed &= GivesStoredOutputs("compiled", compiled, model.SelfTest);
        passed &= SameState(loaded, compiled);
        if (model.Info.NeedsWindow && model.Info.GivesLastStep && !model.Info.NeedsFullWindow)
        {
            passed &= SameInShorterWindows(loaded, compiled, model.SelfTest);
        }
#endif
        Console.WriteLine(passed ? "verdict: passed" : "verdict: failed");
    }

    private static bool PassesSelfTest(string name, RecurrentNetwork network)
    {
        SelfTestResult result = network.SelfTest();
        Console.WriteLine(name + ", self test: " + result.ToString());
        return result.Passed && result.Steps > 0;
    }

#if STORED_MODEL
    /// <summary>Readings in, units out, as an app calls it, against the outputs that the file holds.</summary>
    private static bool GivesStoredOutputs(string name, RecurrentNetwork network, SelfTestVectors test)
    {
        int compared = test.Windows == null ? Outputs.OfSteps(network, test) : Outputs.OfWindows(network, test);
        bool all = compared == test.Outputs.Length && compared > 0;
        Console.WriteLine(name + (test.Windows == null ? ", Step: " : ", Run: ") + compared.ToString() + " of " + test.Outputs.Length.ToString()
            + " outputs of " + test.Steps.ToString() + " steps are the file's");
        return all;
    }

    private static bool SameInShorterWindows(RecurrentNetwork loaded, RecurrentNetwork compiled, SelfTestVectors test)
    {
        int windows = test.Windows[0];
        int equal = Outputs.SameInBeginnings(loaded, compiled, test.Readings, windows);
        Console.WriteLine("windows of 1 to " + windows.ToString() + " steps: " + equal.ToString() + " are the same in both");
        return equal == windows;
    }

    private static bool SameState(RecurrentNetwork first, RecurrentNetwork second)
    {
        var expected = new int[first.Info.StateLength];
        var actual = new int[second.Info.StateLength];
        first.ReadState(expected);
        second.ReadState(actual);
        int equal = 0;
        while (equal < expected.Length && expected[equal] == actual[equal])
        {
            equal++;
        }

        Console.WriteLine("state afterwards: " + equal.ToString() + " of " + expected.Length.ToString() + " values are the same in both");
        return equal == expected.Length && actual.Length == expected.Length && equal > 0;
    }
#endif
}

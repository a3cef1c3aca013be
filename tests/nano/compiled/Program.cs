using System;
using TinyRnn;
using TinyRnn.Compiled;

/// <summary>Replays the self test of a compiled model, whose outputs table mode made on a desktop.</summary>
public static class Program
{
    public static void Main()
    {
        RecurrentNetwork network = new Net();
        SelfTestResult result = network.SelfTest();
        Console.WriteLine(network.Info.Inputs.Length.ToString() + " inputs, " + network.OutputSize.ToString() + " outputs: " + result.ToString());
        Console.WriteLine(result.Passed && result.Steps > 0 ? "verdict: passed" : "verdict: failed");
    }
}

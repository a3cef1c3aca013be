using System;
using System.Threading;

namespace TinyRnn.Verify;

/// <summary>Prints the report a few times, so that a tool that listens late still sees a whole one.</summary>
public static class Program
{
    private const int Reports = 3;
    private const int PauseMilliseconds = 5000;
    private const int Steps = 256;
    private const int StepsOfWindows = 32;
    private const int Seed = 1;

    /// <summary>Runs the app.</summary>
    public static void Main()
    {
        int freeBefore = Heap.Free();
        var network = new VerifyModel();
        int freeAfter = Heap.Free();
        // Where a whole window gives one output vector, fewer of them take as long.
        int steps = network.Info.Window > 0 && network.Info.GivesLastStep ? StepsOfWindows : Steps;
        var report = new BoardReport();
        bool passed = true;
        for (int i = 0; i < Reports; i++)
        {
            if (i > 0)
            {
                Thread.Sleep(PauseMilliseconds);
            }

            passed &= report.Print(network, steps, Seed, freeBefore, freeAfter);
        }

        Console.WriteLine(passed ? "verdict: passed" : "verdict: FAILED");
    }
}

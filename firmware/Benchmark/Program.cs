using System;
using System.Reflection;

namespace TinyRnn.Benchmark;

/// <summary>What this board can do: nanoseconds per step, bytes of heap, self test.</summary>
public static class Program
{
    public static void Main()
    {
#if COUNT
        Counting.Run(CountPlan.Contender, CountPlan.Steps);
#else
        try
        {
            Run();
        }
        catch (Exception failure)
        {
            Console.WriteLine("verdict: FAILED: " + failure.GetType().FullName + ": " + failure.Message);
        }
#endif
    }

    private static void Run()
    {
        var report = new Report();
        bool passed = true;
        for (int cell = 0; cell < 2; cell++)
        {
            passed &= report.Measure(cell);
        }

        // Whatever is printed stays on the heap, so it comes last.
        Console.WriteLine("TinyRnn benchmark, " + Version());
        report.Print();
        Console.WriteLine(passed ? "verdict: passed" : "verdict: FAILED: self test or outputs");
    }

    private static string Version()
    {
        string core = "mscorlib " + Assembly.GetAssembly(typeof(object)).GetName().Version.ToString();
#if RUNTIME_NATIVE
        return "CLR " + nanoFramework.Runtime.Native.SystemInfo.Version.ToString() + " (" + nanoFramework.Runtime.Native.SystemInfo.TargetName + "), " + core;
#else
        return core + "; without nanoFramework.Runtime.Native no heap figures";
#endif
    }
}

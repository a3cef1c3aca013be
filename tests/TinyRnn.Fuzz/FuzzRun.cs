using System;
using TinyRnn.Fuzz.Engine;
using TinyRnn.Fuzz.Targets;

namespace TinyRnn.Fuzz;

/// <summary>Fuzzes a target from its beginning to its end.</summary>
internal static class FuzzRun
{
    /// <summary>The figures of a run.</summary>
    /// <param name="name">The target.</param>
    /// <param name="seed">Decides every mutant.</param>
    /// <param name="limits">When to end.</param>
    /// <param name="folder">Where the number of the current mutant stands.</param>
    public static FuzzReport Of(string name, int seed, FuzzLimits limits, string folder)
    {
        IFuzzTarget target = AllTargets.Create(name);
        try
        {
            using var current = new CurrentMutant(folder, name, seed);
            return new Fuzzer(target, seed).Run(limits, current.Begin);
        }
        finally
        {
            (target as IDisposable)?.Dispose();
        }
    }
}

using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using TinyRnn.Benchmarks;

// dotnet run -c Release --project tests/TinyRnn.Benchmarks -- --filter '*'
// Times are per step: one reading of four values through a GRU of 32 units and a dense layer, on one core.
// -- fidelity [SEEDS] prints the tables of errors of docs/numerics.md instead, -- random [N] those of random networks.
if (args is ["fidelity", ..])
{
    FidelityTable.Write(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 6);
    return;
}

if (args is ["random", ..])
{
    RandomTable.Write(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 60);
    return;
}

IConfig config = DefaultConfig
    .Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
    .AddDiagnoser(MemoryDiagnoser.Default)
    .AddColumn(StatisticColumn.OperationsPerSecond);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);

using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using TinyRnn.Fuzz.Engine;
using TinyRnn.Fuzz.Targets;

namespace TinyRnn.Fuzz;

/// <summary>Long runs, and single mutants again; see README.md.</summary>
internal static class Program
{
    private static readonly Option<string[]> s_targets = new("--target") { Description = "Only these", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<double> s_seconds = new("--seconds") { Description = "Time for each target", DefaultValueFactory = _ => 60 };
    private static readonly Option<long> s_mutants = new("--mutants") { Description = "Most mutants of each target", DefaultValueFactory = _ => long.MaxValue };
    private static readonly Option<int> s_seed = new("--seed") { Description = "Decides every mutant; by default one of the clock", DefaultValueFactory = _ => Environment.TickCount & 0xFFFF };
    private static readonly Option<bool> s_kinds = new("--kinds") { Description = "List the kinds of errors with their numbers" };
    private static readonly Option<string> s_output = new("--output") { Description = "Folder for mutants that fail", DefaultValueFactory = _ => FuzzSettings.DefaultFolder };
    private static readonly Option<FileInfo> s_replay = new("--replay") { Description = "Try this file, with one --target" };
    private static readonly Option<long?> s_mutant = new("--mutant") { Description = "Make the mutant of this number and --seed again, write it to --output and try it, with one --target" };

    private static int Main(string[] arguments)
    {
        s_targets.AcceptOnlyFromAmong([.. AllTargets.Names]);
        var root = new RootCommand("Damages files and lets their readers read them.") { s_targets, s_seconds, s_mutants, s_seed, s_kinds, s_output, s_replay, s_mutant };
        root.SetAction(Run);
        return root.Parse(arguments).Invoke();
    }

    private static int Run(ParseResult options)
    {
        string[] names = options.GetValue(s_targets) is { Length: > 0 } chosen ? chosen : [.. AllTargets.Names];
        if (options.GetValue(s_replay) is null && options.GetValue(s_mutant) is null)
        {
            return Fuzz(options, names);
        }

        if (names.Length != 1)
        {
            Console.Error.WriteLine("--replay and --mutant: expected one --target, found " + names.Length);
            return 2;
        }

        return Replay(names[0], options.GetValue(s_replay) is { } file ? File.ReadAllBytes(file.FullName) : Again(options, names[0]));
    }

    private static int Fuzz(ParseResult options, string[] names)
    {
        int seed = options.GetValue(s_seed);
        var limits = new FuzzLimits(options.GetValue(s_mutants), TimeSpan.FromSeconds(options.GetValue(s_seconds)));
        string folder = options.GetRequiredValue(s_output);
        int faults = 0;
        Console.WriteLine($"seed {seed}\n{FuzzReport.Header}");
        foreach (string name in names)
        {
            FuzzReport report = FuzzRun.Of(name, seed, limits, folder);
            Console.WriteLine(report.Line(name));
            Console.Error.Write(new FaultFolder(folder).Save(name, seed, report.Faults));
            faults += report.Faults.Count;
            foreach ((string kind, long count) in report.Kinds.Where(_ => options.GetValue(s_kinds)))
            {
                Console.WriteLine($"{count,9} {kind}");
            }
        }

        return faults == 0 ? 0 : 1;
    }

    private static byte[] Again(ParseResult options, string name)
    {
        int seed = options.GetValue(s_seed);
        long number = options.GetValue(s_mutant)!.Value;
        byte[] mutant = new Fuzzer(AllTargets.Create(name), seed).Mutant(number);
        string folder = options.GetRequiredValue(s_output);
        Directory.CreateDirectory(folder);
        string file = Path.Combine(folder, $"{name}-{seed}-{number}");
        File.WriteAllBytes(file, mutant);
        Console.WriteLine(file);
        return mutant;
    }

    private static int Replay(string name, byte[] file)
    {
        try
        {
            IFuzzTarget target = AllTargets.Create(name);
            target.Run(target.Corpus[0]);
            Outcome outcome = target.Run(file);
            long most = target.MostBytes + file.Length;
            Console.WriteLine($"{(outcome.IsAccepted ? "accepted" : "refused")}: {outcome.Shape}\n{outcome.Bytes} bytes allocated, at most {most} expected");
            return outcome.Bytes <= most ? 0 : 1;
        }
        catch (Exception exception)
        {
            Console.WriteLine(exception);
            return 1;
        }
    }
}

using System.CommandLine;
using System.IO;
using System.Linq;
using TinyRnn.Cli.Files;
using TinyRnn.Cli.Options;
using TinyRnn.Cli.Output;
using TinyRnn.Cli.Views;
using TinyRnn.Quantizer.Readings;

namespace TinyRnn.Cli.Commands;

/// <summary><c>tinyrnn prepare</c>: raw files in, one file of equal steps out.</summary>
internal static class PrepareCommand
{
    public static Command Create()
    {
        Argument<string[]> raw = new Argument<string[]>("RAW")
        {
            Description = "Files of readings as sensors, loggers and archives write them, in order of time; - for the standard input",
            Arity = ArgumentArity.OneOrMore,
        }.OfFiles();
        var output = new Option<string>("--output", "-o")
        {
            Description = "CSV file of equal steps, or - for the standard output; appears when it is complete",
            HelpName = "OUT.csv",
            DefaultValueFactory = _ => "-",
        };
        var sequence = new Option<string?>("--sequence") { Description = "Column with any text that changes where another series begins", HelpName = "COLUMN" };
        var options = new RawOptionSet();
        var command = new Command("prepare", "Make equal steps of raw files of readings, and say what they were taken to be.") { raw, output, sequence };
        options.AddTo(command);
        command.SetAction(result =>
        {
            ReadingOptions stated = options.Read(result) with { Sequence = result.GetValue(sequence), DefaultSequence = "sequence", Report = true };
            Prepare(result.GetRequiredValue(raw), stated, result.GetRequiredValue(output));
            return ExitCode.Success;
        });
        return command;
    }

    private static void Prepare(string[] paths, ReadingOptions options, string target)
    {
        var sources = new ReadingSource[paths.Length];
        try
        {
            for (int i = 0; i < paths.Length; i++)
            {
                sources[i] = ReadingSource.Open(paths[i], options);
                FindingView.Write(sources[i].Name, sources[i].Findings);
                ColumnReportView.Write(sources[i].Reports);
            }

            long steps = Write(sources, paths, target);
            Terminal.Note($"{Figures.Count(steps)} steps{(sources[0].StepSeconds > 0 ? $" of {Figures.Short(sources[0].StepSeconds)} s" : "")}");
        }
        finally
        {
            foreach (ReadingSource source in sources.Where(source => source != null))
            {
                source.Dispose();
            }
        }
    }

    private static long Write(ReadingSource[] sources, string[] paths, string target)
    {
        if (target == "-")
        {
            using Stream stdout = Terminal.OpenResults();
            return PreparedFile.Write(sources, stdout, flushRows: sources.Any(source => source.IsLive));
        }

        long steps = 0;
        OutputFile.At(target, paths).Write(stream => steps = PreparedFile.Write(sources, stream, flushRows: false));
        return steps;
    }
}

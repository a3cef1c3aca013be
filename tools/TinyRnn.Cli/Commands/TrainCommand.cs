using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using TinyRnn.Cli.Files;
using TinyRnn.Cli.Options;
using TinyRnn.Cli.Output;
using TinyRnn.Cli.Views;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.Trainer.Baselines;
using TinyRnn.Trainer.Data;
using TinyRnn.Trainer.Jobs;
using TinyRnn.Trainer.Training;

namespace TinyRnn.Cli.Commands;

/// <summary><c>tinyrnn train</c>: readings become a network, beside baselines that say whether it is worth it.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        var data = new Argument<string>("DATA.csv") { Description = "Readings, a row for each time, in order, with a header" };
        var output = new Option<string>("--output", "-o")
        {
            Description = "The file to write; the float network and a report stand beside it",
            HelpName = "FILE.trnn",
            Required = true,
        };
        var options = new TrainingOptionSet();
        Option<string?> budget = TrainingBudget.Option();
        var allSeeds = new Option<bool>("--test-all-seeds") { Description = "Also print the test score of every seed of the chosen size" };
        var table = new Option<string?>("--table")
        {
            Description = "Also write features and target of the test part, for 'run' and 'evaluate'",
            HelpName = "FILE.csv",
        };
        Option<bool> json = CommonOptions.Json();
        var command = new Command("train", "Train a network on readings, judge it against baselines, and make a .trnn model of it.") { data, output };
        options.AddTo(command);
        command.Add(budget);
        command.Add(allSeeds);
        command.Add(table);
        command.Add(json);
        command.SetAction(result =>
        {
            string path = result.GetRequiredValue(output);
            string source = result.GetRequiredValue(data);
            RequireName(path, source);
            var limits = TrainingBudget.Parse(result.GetValue(budget));
            TrainingPlan plan = options.Read(result, source);
            var job = new TrainingJob(plan);
            bool quiet = result.GetValue(json);
            if (!quiet)
            {
                TrainingView.WritePlan(plan, job.Data);
            }

            Train(job, limits, quiet);
            Terminal.Note("Quantizes what was trained ...");
            var model = TrainedModel.Make(job, Path.GetFileNameWithoutExtension(path), source, new QuantizationOptions());
            Examples test = job.Data.Test(job.Examples).Examples;
            TestLooks looks = TestLooks.Before(Path.ChangeExtension(path, ".train.json"), test);
            model.Write(path, source, JsonSerializer.SerializeToUtf8Bytes(new { Test = looks }, JsonText.Options));
            Terminal.Note("Compares it with the baselines on the test part, and makes the report ...");
            try
            {
                Judge(job, model, path, source, test, looks, result.GetValue(allSeeds), quiet, compared => new TrainingReport(job, model, compared, path).Make(options.TestFile(result) ?? source, options.ReadRaw(result)));
            }
            catch (Exception failure) when (failure is IOException or InputException)
            {
                Terminal.Note($"{path} and its float files are written; what is missing is the comparison and the report.");
                throw;
            }

            if (result.GetValue(table) is { } file)
            {
                OutputFile.At(file, source).Write(job.WriteTestTable());
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static void RequireName(string path, string source)
    {
        if (!Path.GetExtension(path).Equals(".trnn", StringComparison.OrdinalIgnoreCase))
        {
            throw new InputException($"--output: expected a name that ends with .trnn, found '{path}'");
        }

        // Not after minutes of training.
        foreach (string ending in (string[])[".trnn", ".safetensors", ".json", ".train.json", ".html"])
        {
            OutputFile.At(Path.ChangeExtension(path, ending), source);
        }
    }

    /// <summary>Trains until it is done, the time is up, or the user interrupts: then the best so far is kept.</summary>
    private static void Train(TrainingJob job, TrainingBudget budget, bool quiet)
    {
        using var stop = new CancellationTokenSource();
        if (budget.Time is { } most)
        {
            stop.CancelAfter(most);
        }

        using (Interruption.Answer(stop.Cancel))
        {
            using (var line = new TrainingLine(Skill.Name(job.Data.Target.Kind)))
            {
                job.ChooseFeatures(line.Update, stop.Token);
            }

            if (!quiet)
            {
                TrainingView.WriteFeatures(job);
            }

            using (var line = new TrainingLine(Skill.Name(job.Data.Target.Kind)))
            {
                job.Train(line.Update, stop.Token, network => budget is { Flash: null, Ram: null } || budget.Fits(TrainedModel.Cost(job, network)));
            }
        }

        if (stop.IsCancellationRequested)
        {
            Terminal.Note("Training ended before its time; the best network so far is kept.");
        }
    }

    /// <summary>The look at the test part: scores it, and writes what was found beside the model.</summary>
    private static void Judge(TrainingJob job, TrainedModel model, string path, string source, Examples test, TestLooks looks, bool allSeeds, bool quiet, Func<IReadOnlyList<ComparedSkill>, byte[]?> page)
    {
        BoardCost[] costs = [.. job.Sizes.Select(size => TrainedModel.Cost(job, size.Best))];
        IReadOnlyList<ComparedSkill> compared = job.Judge();
        float[] outputs = IntegerNetwork.Run(new IntegerModel(RnnModel.Load(model.Bytes)), test);
        double integer = Skill.Of(job.Data.Target.Kind, OutputFunction.Normalize(job.Data.Target, job.Examples.Scale, outputs), test.KnownTargets);
        double[] seeds = allSeeds ? [.. job.TestScores(job.Sizes.First(size => size.Units == job.Chosen.Network.Shape.Units))] : [];
        object summary = Summary(job, costs, compared, integer, seeds, looks.AndThisOne());
        var files = new Dictionary<string, byte[]> { [Path.GetFileName(Path.ChangeExtension(path, ".train.json"))] = JsonSerializer.SerializeToUtf8Bytes(summary, JsonText.Options) };
        if (page(compared) is { } html)
        {
            files.Add(Path.GetFileName(Path.ChangeExtension(path, ".html")), html);
        }

        OutputFolder.Fill(Path.GetDirectoryName(Path.GetFullPath(path))!, files, source);
        if (quiet)
        {
            JsonText.Write(summary);
            return;
        }

        TrainingView.WriteSizes(job, costs);
        TrainingView.WriteComparison(job, compared, looks.Looks);
        if (seeds.Length > 0)
        {
            Terminal.Line($"Test {Skill.Name(job.Data.Target.Kind)} of every seed: {string.Join(", ", seeds.Select(Figures.Score))}; mean {Figures.Score(seeds.Average())}");
        }

        TrainingView.WriteFiles(model, path, integer, Skill.Name(job.Data.Target.Kind));
    }

    private static object Summary(
        TrainingJob job, BoardCost[] costs, IReadOnlyList<ComparedSkill> compared, double integer, double[] seeds, TestLooks looks) =>
        new
        {
            Target = job.Data.Target.Description,
            job.Data.Inputs,
            job.Data.Split,
            job.FeatureTrials,
            Features = job.Examples.Features.Features,
            Figure = Skill.Name(job.Data.Target.Kind),
            Sizes = job.Sizes.Zip(costs, (size, cost) => new
            {
                size.Units,
                size.Mean,
                size.StandardError,
                Seeds = size.Runs.Select(run => new { run.Seed, run.Score, run.Epoch }),
                Cost = cost,
            }),
            Chosen = new { job.Chosen.Network.Shape.Units, job.Chosen.Seed, job.Chosen.Epoch, job.Chosen.Score, job.Threshold, job.Chosen.WasInterrupted },
            Test = new { looks.Digest, looks.Looks, Compared = compared, Integer = integer, Seeds = seeds, Verdict = job.Verdict(compared) },
        };
}

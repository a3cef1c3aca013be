using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using TinyRnn.Cli.Files;
using TinyRnn.Cli.Options;
using TinyRnn.Cli.Output;
using TinyRnn.Cli.Views;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Readings;
using TinyRnn.Quantizer.Samples;

namespace TinyRnn.Cli.Commands;

/// <summary><c>tinyrnn features</c>: readings in, the features that a recipe makes of them out.</summary>
internal static class FeaturesCommand
{
    public static Command Create()
    {
        var raw = new Argument<string>("RAW") { Description = "File of readings as a sensor, a logger or an archive writes it", HelpName = "RAW.csv" };
        var recipe = new Option<string>("--recipe")
        {
            Description = "The recipe, a JSON file with readings and features; a model's sidecar is one, and so is a .trnn model that has one",
            HelpName = "RECIPE.json",
            Required = true,
        };
        var output = new Option<string>("--output", "-o")
        {
            Description = "CSV file of features, or - for the standard output; appears when it is complete",
            HelpName = "OUT.csv",
            DefaultValueFactory = _ => "-",
        };
        var keep = new Option<string[]>("--keep") { Description = "Column of the file to copy beside the features, for example what is predicted; may be repeated", HelpName = "COLUMN" };
        var sequence = new Option<string?>("--sequence") { Description = "Column with any text that changes where another series begins", HelpName = "COLUMN" };
        var options = new RawOptionSet();
        var command = new Command("features", "Make the features of a recipe from readings, for whoever trains elsewhere.") { raw, recipe, output, keep, sequence };
        options.AddTo(command);
        command.SetAction(result =>
        {
            string source = result.GetRequiredValue(raw);
            string stated = result.GetRequiredValue(recipe);
            (NetworkRecipe made, IReadOnlyList<string> names) = Load(stated);
            string[] kept = result.GetValue(keep) ?? [];
            OutputFile? target = result.GetRequiredValue(output) is var file and not "-" ? OutputFile.At(file, source, stated) : null;
            Write(source, made, names, kept, options.Read(result) with { Sequence = result.GetValue(sequence) }, target);
            return ExitCode.Success;
        });
        return command;
    }

    private static (NetworkRecipe Recipe, IReadOnlyList<string> Names) Load(string path)
    {
        if (ModelInput.IsInteger(path))
        {
            ModelInfo info = ModelInput.LoadInteger(path).Info;
            return info.Recipe is { } recipe
                ? (new NetworkRecipe(recipe, []), info.Inputs.Select(input => input.Name).ToArray())
                : throw new InputException($"--recipe: {path} has no recipe; its inputs are the readings");
        }

        (NetworkRecipe stated, IReadOnlyList<Channel> features) = NetworkImporter.LoadRecipe(path);
        return (stated, features.Select(feature => feature.Name).ToArray());
    }

    private static void Write(string path, NetworkRecipe recipe, IReadOnlyList<string> names, string[] kept, ReadingOptions stated, OutputFile? target)
    {
        var view = new SampleView();
        view.Opening(path);
        ReadingColumns columns = FeatureFile.Columns(recipe, kept) with { Sequence = stated.Sequence };
        using ReadingSource source = ReadingSource.Open(path, ReadingReader.OptionsOf(columns, stated));
        view.Opened(source);
        using var reader = new ReadingReader(source, columns, ownsSource: false);
        (long steps, long with) = (0, 0);
        if (target is null)
        {
            using Stream stdout = Terminal.OpenResults();
            (steps, with) = FeatureFile.Write(reader, names, kept, stdout);
        }
        else
        {
            target.Write(stream => (steps, with) = FeatureFile.Write(reader, names, kept, stream));
        }

        Terminal.Note($"{Figures.Count(steps)} steps, {Figures.Count(with)} with all {names.Count} features");
    }
}

using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text.Json;
using TinyRnn.Cli.Files;
using TinyRnn.Cli.Options;
using TinyRnn.Cli.Output;
using TinyRnn.Cli.Views;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Readings;
using TinyRnn.Quantizer.Samples;

namespace TinyRnn.Cli.Commands;

/// <summary><c>tinyrnn sidecar</c>: names, units, means and deviations of the readings that a network was trained on.</summary>
internal static class SidecarCommand
{
    public static Command Create()
    {
        var model = new Argument<string>("MODEL") { Description = "The float file that the sidecar will describe: .pt, .pth, .safetensors, .onnx, .keras or .h5", HelpName = "MODEL" };
        var csv = new Option<string>("--csv", "-c") { Description = "The readings that the network was trained on", HelpName = "TRAIN.csv", Required = true };
        var inputs = new Option<string?>("--inputs")
        {
            Description = "The columns that the network takes, in its order, separated by commas [default: all columns of numbers, in the file's order]",
            HelpName = "COLUMNS",
        };
        var output = new Option<string?>("--output", "-o") { Description = "The file to write, which must not exist [default: MODEL with the ending .json]", HelpName = "FILE.json" };
        var options = new RawOptionSet();
        var command = new Command("sidecar", "Write a float file's sidecar: names, units, means and deviations of the training data.") { model, csv, inputs, output };
        options.AddTo(command);
        command.SetAction(result =>
        {
            string path = result.GetRequiredValue(model);
            string data = result.GetRequiredValue(csv);
            string target = result.GetValue(output) ?? Path.ChangeExtension(path, ".json");
            if (File.Exists(target))
            {
                throw new InputException($"{target}: it exists, and may say what the training data do not; write another with --output, and take over what is wanted");
            }

            if (ModelInput.IsInteger(path))
            {
                throw new InputException($"{path}: expected a float file, found a .trnn model, which holds names, means and deviations itself");
            }

            int size = NetworkImporter.Read(path, new ImportOptions()).Network.InputSize;
            IReadOnlyList<Channel> features = Features(data, options.Read(result), result.GetValue(inputs), size);
            OutputFile.At(target, path, data).Write(stream => JsonSerializer.Serialize(stream, Content(path, features), JsonText.Options));
            Terminal.Note($"Wrote {target}: {features.Count} features. From now on the network is given (reading - mean) / deviation of raw readings: right only when it was trained on such values; otherwise take mean and deviation out, or give the ones of its training.");
            Terminal.Note($"Not in the data, to be added if the network needs it: task, threshold, take, layers; see docs/importing.md.");
            return ExitCode.Success;
        });
        return command;
    }

    private static IReadOnlyList<Channel> Features(string path, ReadingOptions stated, string? inputs, int size)
    {
        string[] wanted = inputs?.Split(',', StringSplitOptions.TrimEntries) ?? [];
        using ReadingSource source = ReadingSource.Open(path, stated with { Wanted = [.. wanted.Select(name => new WantedReading(name, ""))] });
        FindingView.Write(source.Name, source.Findings);
        if (source.Columns.Count != size)
        {
            throw new InputException(
                $"{path}: expected {size} columns for the network's {size} inputs, found {source.Columns.Count}: {string.Join(", ", source.Columns.Select(column => column.Name))}; state them with --inputs COLUMN,COLUMN");
        }

        IReadOnlyList<Channel> features = FeatureMoments.Of(source);
        foreach (Channel feature in features)
        {
            Terminal.Note(FormattableString.Invariant($"{feature.Name}: mean {feature.Mean:G6}, deviation {feature.Deviation:G6} {feature.Unit}").TrimEnd());
        }

        return features;
    }

    private static object Content(string path, IReadOnlyList<Channel> features) =>
        new { Name = Path.GetFileNameWithoutExtension(path), Features = features.Select(feature => new { feature.Name, feature.Unit, feature.Mean, feature.Deviation }) };
}

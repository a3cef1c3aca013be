using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using System.Text.RegularExpressions;
using TinyRnn.Cli.Output;
using TinyRnn.Cli.Views;
using TinyRnn.Quantizer.Readings;
using TinyRnn.Trainer.Features;
using TinyRnn.Trainer.Jobs;
using TinyRnn.Trainer.Layers;
using TinyRnn.Trainer.Tables;
using TinyRnn.Trainer.Tasks;
using TinyRnn.Trainer.Training;

namespace TinyRnn.Cli.Options;

/// <summary>The options that say of what and how a network is trained.</summary>
internal sealed partial class TrainingOptionSet
{
    private const int MostUnits = 256;
    private const int MostLayers = 8;

    private static readonly Dictionary<string, TrainableCell> s_cells = new(StringComparer.Ordinal)
    {
        ["gru"] = TrainableCell.Gru,
        ["lstm"] = TrainableCell.Lstm,
        ["rnn"] = TrainableCell.RnnTanh,
    };

    private static readonly Dictionary<string, FeatureGroups> s_features = new(StringComparer.Ordinal)
    {
        ["levels"] = FeatureGroups.Levels,
        ["changes"] = FeatureGroups.Changes,
        ["trends"] = FeatureGroups.Trends,
        ["cycles"] = FeatureGroups.Cycles,
        ["season"] = FeatureGroups.Season,
        ["all"] = FeatureGroups.Changes | FeatureGroups.Trends | FeatureGroups.Cycles | FeatureGroups.Season,
    };

    private readonly TaskOptionSet _task = new(isRequired: true);
    private readonly RawOptionSet _raw = new();

    private readonly Option<string[]> _inputs = new("--inputs")
    {
        Description = "Columns that a station measures, COLUMN or COLUMN=quantity:unit, separated by commas [default: all whose quantity is known]",
        HelpName = "COLUMNS",
    };

    private readonly Option<string?> _test = new("--test") { Description = "Other readings that are the test part", HelpName = "FILE.csv" };
    private readonly Option<string?> _split = new("--split")
    {
        Description = "Shares of training, validation and test, in order of time, or the times at which the later two begin [default: 70/15/15]",
        HelpName = "A/B/C|TIME,TIME",
    };

    private readonly Option<FeatureGroups?> _features = new("--features")
    {
        Description = "Features beside the readings, joined by +: none (levels), their changes over a few rows or over many (trends), the time of the day "
            + "(cycles), of the year (season) [default: chosen on the validation part]",
        CustomParser = result => result.Tokens[0].Value.Split('+').Select(word => Choices.Parse(s_features, word, result)).Aggregate((all, one) => all | one),
        HelpName = Choices.Listed(s_features),
    };

    private readonly Option<string?> _recipe = new("--recipe")
    {
        Description = "A recipe of features, a JSON file with readings and features, in place of proposed ones",
        HelpName = "RECIPE.json",
    };

    private readonly Option<TrainableCell?> _cell = new("--cell")
    {
        Description = "The kind of recurrent unit [default: gru]",
        CustomParser = result => Choices.Parse(s_cells, result),
        HelpName = Choices.Listed(s_cells),
    };

    private readonly Option<string?> _units = new("--units")
    {
        Description = "Units, or several sizes to try, separated by commas [default: 4,8,16,32, of which the smallest that is good enough]",
        HelpName = "UNITS",
    };

    private readonly Option<int> _layers = new("--layers") { Description = "Recurrent layers", HelpName = "LAYERS", DefaultValueFactory = _ => 1 };
    private readonly Option<ulong> _seed = new("--seed") { Description = "The first seed", HelpName = "SEED" };
    private readonly Option<int> _seeds = new("--seeds") { Description = "Networks of each size", HelpName = "COUNT", DefaultValueFactory = _ => 3 };
    private readonly Option<int?> _epochs = new("--epochs") { Description = "Times that the training rows are gone through, at most", HelpName = "EPOCHS" };
    private readonly Option<double?> _rate = new("--rate") { Description = "The greatest learning rate", HelpName = "RATE" };
    private readonly Option<double?> _dropout = new("--dropout") { Description = "The share of recurrent outputs that are dropped in training", HelpName = "0..1" };
    private readonly Option<int> _threads = new("--threads")
    {
        Description = "Threads, one for each processor; the result does not depend on them",
        HelpName = "COUNT",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        _task.AddTo(command);
        foreach (Option option in (Option[])[_inputs, _test, _split, _features, _recipe, _cell, _units, _layers, _seed, _seeds, _epochs, _rate, _dropout, _threads])
        {
            command.Add(option);
        }

        _raw.AddTo(command);
    }

    /// <summary>The file of the test part, if it is one of its own.</summary>
    public string? TestFile(ParseResult result) => result.GetValue(_test);

    /// <summary>What was stated about the files of readings.</summary>
    public ReadingOptions ReadRaw(ParseResult result) => _raw.Read(result);

    /// <summary>The plan for a file.</summary>
    /// <param name="result">What was stated.</param>
    /// <param name="data">The file of readings.</param>
    public TrainingPlan Read(ParseResult result, string data)
    {
        TrainableCell cell = result.GetValue(_cell) ?? TrainableCell.Gru;
        ReadingOptions raw = _raw.Read(result);
        RequireOneSource(result);
        IReadingTable table = ReadTable(data, raw);
        PredictionTask task = _task.Read(result);
        return new TrainingPlan(table, task with { Column = table.NamedColumn(task.Column) })
        {
            TestTable = result.GetValue(_test) is { } test ? ReadTable(test, raw) : null,
            Inputs = [.. (result.GetValue(_inputs) ?? []).SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries)).Select(text => Meant(table, InputReading.Parse(text)))],
            Split = result.GetValue(_split),
            Recipe = result.GetValue(_recipe) is { } recipe ? RecipeFeatures.Load(recipe) : null,
            Groups = result.GetValue(_features),
            Zone = raw.Zone is { } zone && FixedZone().IsMatch(zone) ? zone : null,
            Cell = cell,
            Layers = Number("--layers", result.GetValue(_layers), 1, MostLayers),
            Sizes = result.GetValue(_units) is { } units ? ParseSizes(units) : SizeSweep.DefaultSizes,
            Seeds = [.. Enumerable.Range(0, Number("--seeds", result.GetValue(_seeds), 1, 100)).Select(i => result.GetValue(_seed) + (ulong)i)],
            Settings = ReadSettings(result, TrainingSettings.For(cell)),
        };
    }

    /// <summary>An input whose column the file has, or has under another name as the only one that measures the same.</summary>
    private static InputReading Meant(IReadingTable table, InputReading stated)
    {
        if (table.Columns.Contains(table.NamedColumn(stated.Column)) || table.Measuring(stated.Column) is not [string only])
        {
            return stated;
        }

        Terminal.Note($"{stated.Column} is '{only}', by what it measures");
        return stated == InputReading.Guess(stated.Column) ? InputReading.Guess(only) : stated with { Column = only };
    }

    private void RequireOneSource(ParseResult result)
    {
        if (result.GetValue(_recipe) != null && (result.GetValue(_inputs) is { Length: > 0 } || result.GetValue(_features) != null))
        {
            throw new InputException("--recipe: expected it alone, since it states inputs and features; found --inputs or --features too");
        }
    }

    [GeneratedRegex(@"^[+-][0-9][0-9]:[0-9][0-9]$")]
    private static partial Regex FixedZone();

    private static ReadingFileTable ReadTable(string path, ReadingOptions raw)
    {
        var table = ReadingFileTable.Read(path, raw);
        FindingView.WriteGuesses(table.Name, table.Findings);
        return table;
    }

    private TrainingSettings ReadSettings(ParseResult result, TrainingSettings usual)
    {
        double rate = result.GetValue(_rate) ?? usual.Rate;
        double dropout = result.GetValue(_dropout) ?? usual.Dropout;
        return rate is > 0 and < 1 && dropout is >= 0 and < 1
            ? usual with
            {
                Epochs = Number("--epochs", result.GetValue(_epochs) ?? usual.Epochs, 1, 10_000),
                LeastUpdates = result.GetValue(_epochs) is null ? usual.LeastUpdates : 0,
                Rate = rate,
                Dropout = dropout,
                Threads = Number("--threads", result.GetValue(_threads), 1, 1024),
            }
            : throw new InputException($"--rate, --dropout: expected numbers between 0 and 1, found {rate} and {dropout}");
    }

    private static int[] ParseSizes(string text)
    {
        int[] sizes = [.. text.Split(',').Select(part => Number("--units", int.TryParse(part, out int units) ? units : 0, 1, MostUnits))];
        return [.. sizes.Distinct().Order()];
    }

    private static int Number(string option, int value, int least, int most) =>
        value >= least && value <= most ? value : throw new InputException($"{option}: expected {least} to {most}, found {value}");
}

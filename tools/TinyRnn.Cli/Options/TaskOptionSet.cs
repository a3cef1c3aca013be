using System.Collections.Generic;
using System.CommandLine;
using TinyRnn.Trainer.Tasks;

namespace TinyRnn.Cli.Options;

/// <summary>The options that say what is to be predicted.</summary>
internal sealed class TaskOptionSet
{
    private static readonly Dictionary<string, TargetKind> s_kinds = new(System.StringComparer.Ordinal)
    {
        ["binary"] = TargetKind.Binary,
        ["multiclass"] = TargetKind.MultiClass,
        ["regression"] = TargetKind.Regression,
    };

    private readonly Option<string> _predict = new("--predict", "-p") { Description = "The column to predict", HelpName = "COLUMN", Required = true };
    private readonly Option<int> _ahead = new("--ahead") { Description = "Predict its value this many rows later", HelpName = "ROWS" };
    private readonly Option<int> _within = new("--within") { Description = "Predict whether it passes a limit in one of this many following rows", HelpName = "ROWS" };
    private readonly Option<double?> _above = new("--above") { Description = "The limit: at least this much", HelpName = "NUMBER" };
    private readonly Option<double?> _below = new("--below") { Description = "The limit: at most this much", HelpName = "NUMBER" };
    private readonly Option<string?> _sequence = new("--sequence")
    {
        Description = "The column that groups rows into sequences with one label each [default: the rows are one stream]",
        HelpName = "COLUMN",
    };

    private readonly Option<TargetKind?> _kind = new("--task")
    {
        Description = "What the target is [default: as its values look]",
        CustomParser = result => Choices.Parse(s_kinds, result),
        HelpName = Choices.Listed(s_kinds),
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_predict);
        command.Add(_ahead);
        command.Add(_within);
        command.Add(_above);
        command.Add(_below);
        command.Add(_sequence);
        command.Add(_kind);
    }

    /// <summary>What was stated.</summary>
    public PredictionTask Read(ParseResult result) =>
        new(result.GetRequiredValue(_predict))
        {
            Ahead = result.GetValue(_ahead),
            Within = result.GetValue(_within),
            Above = result.GetValue(_above),
            Below = result.GetValue(_below),
            Sequence = result.GetValue(_sequence),
            Kind = result.GetValue(_kind),
        };
}

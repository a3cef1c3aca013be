using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Trainer.Tasks;

namespace TinyRnn.Cli.Options;

/// <summary>The options that say what is to be predicted.</summary>
internal sealed class TaskOptionSet
{
    private readonly bool _isRequired;

    private static readonly Dictionary<string, TargetKind> s_kinds = new(System.StringComparer.Ordinal)
    {
        ["binary"] = TargetKind.Binary,
        ["multiclass"] = TargetKind.MultiClass,
        ["regression"] = TargetKind.Regression,
    };

    private readonly Option<string?> _predict;
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

    /// <summary>Creates them.</summary>
    /// <param name="isRequired">True for training; where a model is judged it says itself what it predicts, and reads sequences as it is told.</param>
    public TaskOptionSet(bool isRequired)
    {
        _isRequired = isRequired;
        _predict = new Option<string?>("--predict", "-p")
        {
            Description = isRequired ? "The column to predict" : "The column that is predicted [default: as the model says]",
            HelpName = "COLUMN",
            Required = isRequired,
        };
    }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_predict);
        command.Add(_ahead);
        command.Add(_within);
        command.Add(_above);
        command.Add(_below);
        if (_isRequired)
        {
            command.Add(_sequence);
            command.Add(_kind);
        }
    }

    /// <summary>What is to be predicted.</summary>
    public PredictionTask Read(ParseResult result) =>
        new(result.GetValue(_predict)!)
        {
            Ahead = result.GetValue(_ahead),
            Within = result.GetValue(_within),
            Above = result.GetValue(_above),
            Below = result.GetValue(_below),
            Sequence = _isRequired ? result.GetValue(_sequence) : null,
            Kind = _isRequired ? result.GetValue(_kind) : null,
        };

    /// <summary>What a model is judged by: what was stated, otherwise what it says itself; null when neither says anything.</summary>
    /// <exception cref="InputException">What was stated does not fit the model.</exception>
    public PredictionTarget? Read(ParseResult result, ModelSignature signature)
    {
        if (result.GetValue(_predict) == null)
        {
            Option[] others = [_ahead, _within, _above, _below];
            return others.FirstOrDefault(option => result.GetResult(option) is { Implicit: false }) is { } alone
                ? throw new InputException($"{alone.Name}: expected --predict with the column too, found none")
                : signature.Target;
        }

        PredictionTask stated = Read(result);
        stated.Require();
        PredictionTarget target = stated with { Classes = stated.HasLimit ? [] : Classes(stated, signature) };
        return target.Problem(signature.Task, signature.Outputs.Count) is { } problem
            ? throw new InputException($"--predict: {signature.Name}: {problem}")
            : target;
    }

    private static IReadOnlyList<string> Classes(PredictionTarget stated, ModelSignature signature) =>
        signature.Task == NetworkTask.Regression ? []
        : signature.Target is { Classes.Count: > 0 } own && own.Column == stated.Column ? own.Classes
        : signature.Task == NetworkTask.Binary ? ["0", "1"]
        : signature.Outputs;
}

using System;
using System.CommandLine;

namespace TinyRnn.Cli.Options;

/// <summary>What a training may take: time, and of a board flash and RAM.</summary>
/// <param name="Time">The most time; null for no limit.</param>
/// <param name="Flash">The most bytes of the model's file; null for no limit.</param>
/// <param name="Ram">The most bytes of RAM of the running model; null for no limit.</param>
internal sealed record TrainingBudget(TimeSpan? Time, long? Flash, long? Ram)
{
    private const string Expected = "expected a time as 90s, 10m or 2h, or bytes as flash=20000 or ram=30k, separated by commas";

    public static Option<string?> Option() =>
        new("--budget")
        {
            Description = "The most time for training, 90s, 10m, 2h, what is best by then is kept; or the most bytes on a board, flash=20000,ram=30k",
            HelpName = "LIMITS",
        };

    /// <summary>What was stated.</summary>
    /// <exception cref="InputException">It is no budget.</exception>
    public static TrainingBudget Parse(string? text)
    {
        var budget = new TrainingBudget(null, null, null);
        foreach (string part in text?.Split(',') ?? [])
        {
            budget = part.Split('=') switch
            {
                ["flash", var bytes] => budget with { Flash = Amount.Bytes(bytes) ?? throw Refuse(text!) },
                ["ram", var bytes] => budget with { Ram = Amount.Bytes(bytes) ?? throw Refuse(text!) },
                [var time] => budget with { Time = Amount.Seconds(time) is { } seconds ? TimeSpan.FromSeconds(seconds) : throw Refuse(text!) },
                _ => throw Refuse(text!),
            };
        }

        return budget;
    }

    /// <summary>True when a model is within flash and RAM.</summary>
    public bool Fits(BoardCost cost) => (Flash is not { } flash || cost.Flash <= flash) && (Ram is not { } ram || cost.Ram <= ram);

    private static InputException Refuse(string text) => new($"--budget: {Expected}, found '{text}'");
}

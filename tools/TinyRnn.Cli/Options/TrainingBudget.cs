using System;
using System.CommandLine;
using System.Globalization;

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
                ["flash", var bytes] => budget with { Flash = Bytes(bytes) ?? throw Refuse(text!) },
                ["ram", var bytes] => budget with { Ram = Bytes(bytes) ?? throw Refuse(text!) },
                [var time] => budget with { Time = Seconds(time) is { } seconds ? TimeSpan.FromSeconds(seconds) : throw Refuse(text!) },
                _ => throw Refuse(text!),
            };
        }

        return budget;
    }

    /// <summary>True when a model is within flash and RAM.</summary>
    public bool Fits(BoardCost cost) => (Flash is not { } flash || cost.Flash <= flash) && (Ram is not { } ram || cost.Ram <= ram);

    private static InputException Refuse(string text) => new($"--budget: {Expected}, found '{text}'");

    private static double? Seconds(string text) =>
        Scaled(text, text.Length == 0 ? 0 : text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, _ => 0 }) is { } seconds and < 36_000_000 ? seconds : null;

    /// <summary>A number of bytes, or of thousands of them: 20000, 20k; null for anything else.</summary>
    public static long? Bytes(string text) =>
        (text.EndsWith('k') ? Scaled(text, 1000) : Scaled(text + "b", 1)) is { } bytes and >= 1 and < 1e12 ? (long)bytes : null;

    /// <summary>A number above 0 before its unit.</summary>
    private static double? Scaled(string text, double unit) =>
        unit > 0 && double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.Float, CultureInfo.InvariantCulture, out double count) && count > 0
            ? count * unit
            : null;
}

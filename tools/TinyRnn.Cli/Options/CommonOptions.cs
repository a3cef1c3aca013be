using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace TinyRnn.Cli.Options;

/// <summary>Options and arguments that several commands have.</summary>
internal static class CommonOptions
{
    public static Argument<string> Model(string description) => new("MODEL") { Description = description };

    public static Option<bool> Json() => new("--json") { Description = "Write the result as JSON" };

    /// <summary>C# for the board's CLR, or C.</summary>
    public static Option<string> Language(string description) =>
        new Option<string>("--language") { Description = description, DefaultValueFactory = _ => "csharp" }.OneOf("csharp", "c");

    public static Option<string> Input() =>
        new("--input", "-i")
        {
            Description = "CSV file of readings, columns matched by feature name, or, for a model of tokens, a text per line; - for the standard input",
            HelpName = "DATA",
            Required = true,
        };

    public static Option<double?> Threshold(string description) =>
        new("--threshold")
        {
            Description = description,
            HelpName = "0..1",
            CustomParser = ParseThreshold,
        };

    private static double? ParseThreshold(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value is > 0 and < 1)
        {
            return value;
        }

        result.AddError($"--threshold: expected a number between 0 and 1, found '{text}'");
        return null;
    }
}

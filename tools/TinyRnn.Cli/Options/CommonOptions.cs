using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace TinyRnn.Cli.Options;

/// <summary>Options and arguments that several commands have.</summary>
internal static class CommonOptions
{
    public static Argument<string> Model(string description) => new("MODEL") { Description = description };

    public static Option<bool> Json() => new("--json") { Description = "Write the result as JSON" };

    public static Option<string> Input() =>
        new("--input", "-i")
        {
            Description = "CSV file of readings, or - for the standard input; columns are matched by feature name",
            HelpName = "DATA.csv",
            Required = true,
        };

    public static Option<string> BadReadings() =>
        new Option<string>("--bad-reading")
        {
            Description = "A missing or infinite reading is replaced by the last good one, or an error",
            DefaultValueFactory = _ => "hold",
        }.AcceptOnlyFromAmong("hold", "error");

    public static BadReadingPolicy GetPolicy(this ParseResult command, Option<string> badReadings) =>
        command.GetRequiredValue(badReadings) == "hold" ? BadReadingPolicy.HoldLastGood : BadReadingPolicy.Throw;

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

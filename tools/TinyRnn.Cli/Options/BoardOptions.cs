using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace TinyRnn.Cli.Options;

/// <summary>Options of the commands that have to do with a board.</summary>
internal static class BoardOptions
{
    public static Option<string?> Target() =>
        new("--target") { Description = "The board's firmware, for example ESP32_REV3; 'nanoff --listtargets --platform esp32' lists all", HelpName = "TARGET" };

    public static Option<string?> Port() =>
        new("--port", "-p") { Description = "The board's serial port, for example /dev/ttyUSB0 or COM3", HelpName = "PORT" };

    public static Option<string?> Log() =>
        new("--log") { Description = "What the board printed: a file, or - for the standard input", HelpName = "FILE" };

    public static Option<string?> Measured() =>
        new("--measured")
        {
            Description = "C#: what a board printed that ran this model, as 'tinyrnn verify --log' reads it: its time of a step replaces the calculated ones",
            HelpName = "LOG",
        };

    public static Option<int> Baud() =>
        new("--baud") { Description = "Speed of the port", DefaultValueFactory = _ => 921600, CustomParser = result => ParsePositive(result) };

    public static Option<int> Count(string name, string description, int least, int byDefault) =>
        new(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => byDefault, CustomParser = result => ParsePositive(result, least) };

    private static int ParsePositive(ArgumentResult result, int least = 1)
    {
        string text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= least)
        {
            return value;
        }

        result.AddError($"{(result.Parent as OptionResult)?.Option.Name}: expected a whole number from {least} on, found '{text}'");
        return 0;
    }
}

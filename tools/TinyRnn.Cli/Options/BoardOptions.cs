using System.CommandLine;

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
}

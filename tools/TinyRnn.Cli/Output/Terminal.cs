using System;
using System.IO;
using Spectre.Console;

namespace TinyRnn.Cli.Output;

/// <summary>
/// The one place that writes to a terminal: results on stdout, diagnostics on stderr; colours and lines on a terminal, plain text when
/// redirected. Whatever comes from a file is cleaned here, and cut.
/// </summary>
internal static class Terminal
{
    // Wide enough that no table is folded.
    private const int PlainWidth = 240;

    public static IAnsiConsole Out { get; } = Create(Console.Out, Console.IsOutputRedirected);

    public static IAnsiConsole Error { get; } = Create(QuietError(), Console.IsErrorRedirected);

    /// <summary>True when bars and colours make sense on stdout.</summary>
    public static bool IsRich => !Console.IsOutputRedirected;

    /// <summary>A line on stdout.</summary>
    public static void Line(string text = "") => Console.Out.WriteLine(Fold(CleanText.Of(text), Console.IsOutputRedirected, Out));

    /// <summary>What was asked for, on stdout: as it is when redirected, cleaned and never cut on a terminal.</summary>
    public static void Result(string text) => Console.Out.WriteLine(IsRich ? CleanText.Lines(text) : text);

    /// <summary>What another program says, on stdout.</summary>
    public static void Relay(string text)
    {
        Console.Out.Write(CleanText.Lines(text));
        Console.Out.Flush();
    }

    /// <summary>A stream to stdout for rows of results: as they are when redirected, cleaned on a terminal.</summary>
    public static Stream OpenResults() => IsRich ? new CleanStream(Console.Out) : Console.OpenStandardOutput();

    /// <summary>What went wrong, on stderr.</summary>
    public static void Problem(string text) => Note($"tinyrnn: {text}");

    /// <summary>A line on stderr.</summary>
    public static void Note(string text) => Messages.WriteLine(Fold(CleanText.Of(text), Console.IsErrorRedirected, Error));

    /// <summary>Text that a drawing on a terminal is made of.</summary>
    public static Text Text(string text, Style? style = null) => new(CleanText.Of(text), style);

    /// <summary>Goes up some lines on stdout and clears what is below.</summary>
    public static void Erase(int lines) => Console.Out.Write($"\e[{lines}A\e[J");

    /// <summary>Overwrites the line of stderr that is being written, as far as there is room: what wraps could not be overwritten.</summary>
    public static void Overwrite(string text)
    {
        string clean = CleanText.Of(text);
        int room = Math.Max(0, Error.Profile.Width - 1);
        Messages.Write($"\r{(clean.Length > room ? clean[..room] : clean)}\e[K");
    }

    /// <summary>Shows the cursor that a bar hid.</summary>
    public static void ShowCursor() => Messages.Write("\e[?25h");

    private static TextWriter Messages => Error.Profile.Out.Writer;

    private static TextWriter QuietError()
    {
        Console.SetError(new QuietWriter(Console.Error));
        return Console.Error;
    }

    private static string Fold(string text, bool redirected, IAnsiConsole console) => redirected ? text : WordWrap.Fold(text, console.Profile.Width);

    private static IAnsiConsole Create(TextWriter writer, bool redirected)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        if (redirected)
        {
            console.Profile.Width = PlainWidth;
            console.Profile.Capabilities.Ansi = false;
            console.Profile.Capabilities.Interactive = false;
        }

        return console;
    }
}

using System;
using System.IO;
using Spectre.Console;

namespace TinyRnn.Cli.Output;

/// <summary>Results on stdout, diagnostics on stderr; colours and lines on a terminal, plain text when redirected.</summary>
internal static class Terminal
{
    // Wide enough that no table is wrapped.
    private const int PlainWidth = 240;

    public static IAnsiConsole Out { get; } = Create(Console.Out, Console.IsOutputRedirected);

    public static IAnsiConsole Error { get; } = Create(Console.Error, Console.IsErrorRedirected);

    /// <summary>True when bars and colours make sense on stdout.</summary>
    public static bool IsRich => !Console.IsOutputRedirected;

    /// <summary>An empty table for stdout.</summary>
    public static Table Table(params string[] columns)
    {
        var table = new Table { Border = IsRich ? TableBorder.Simple : TableBorder.None };
        foreach (string column in columns)
        {
            table.AddColumn(new TableColumn(new Text(column)) { NoWrap = true });
        }

        return table;
    }

    /// <summary>Adds a row of plain text.</summary>
    public static void AddText(this Table table, params string[] cells) => table.AddRow(Array.ConvertAll(cells, cell => new Text(cell)));

    /// <summary>A line of plain text, which is never wrapped.</summary>
    public static void Line(string text = "") => Console.Out.WriteLine(text);

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

using Spectre.Console;

namespace TinyRnn.Cli.Output;

/// <summary>What stands in a row and a column of a <see cref="TextTable"/>.</summary>
/// <param name="Value">Any text; it is cleaned and cut.</param>
/// <param name="Style">How it looks on a terminal.</param>
internal readonly record struct Cell(string Value, Style? Style = null)
{
    public static implicit operator Cell(string value) => new(value);
}

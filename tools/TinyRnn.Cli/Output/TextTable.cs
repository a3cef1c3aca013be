using System;
using System.Collections.Generic;
using System.Linq;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace TinyRnn.Cli.Output;

/// <summary>
/// A table of cleaned text. Where the terminal is too narrow for all columns, those that do not fit follow below, in a table of their
/// own beside the columns that tell the rows apart.
/// </summary>
internal sealed class TextTable
{
    // Blanks beside a column, as the border draws them.
    private const int Gap = 3;

    // What the border draws before the first column.
    private const int Edge = 1;

    private readonly string[] _columns;
    private readonly List<Cell[]> _rows = [];

    public TextTable(params string[] columns)
    {
        _columns = Array.ConvertAll(columns, column => CleanText.Of(column, CleanText.LongestCell));
    }

    /// <summary>The columns that tell one row from another.</summary>
    public IReadOnlyList<int> Keys { get; init; } = [0];

    public void Add(params Cell[] cells) => _rows.Add(cells);

    /// <summary>Writes it to stdout.</summary>
    public void Write() => Terminal.Out.Write(Draw(Terminal.Out.Profile.Width));

    /// <summary>The table, or those that it takes, in so many columns of a terminal.</summary>
    public IRenderable Draw(int width) => new Rows(Fold(width).Select(Draw));

    /// <summary>True when one table of so many columns of a terminal takes all.</summary>
    public bool Fits(int width) => Fold(width) is [var only] && Edge + only.Sum(WidthOf) <= width;

    /// <summary>The columns of each table.</summary>
    private List<List<int>> Fold(int width)
    {
        int[] widths = [.. Enumerable.Range(0, _columns.Length).Select(WidthOf)];
        int keys = Edge + Keys.Sum(key => widths[key]);
        List<List<int>> tables = [[]];
        int used = keys;
        foreach (int column in Enumerable.Range(0, _columns.Length).Where(column => !Keys.Contains(column)))
        {
            if (used + widths[column] > width && tables[^1].Count > 0)
            {
                tables.Add([]);
                used = keys;
            }

            tables[^1].Add(column);
            used += widths[column];
        }

        return [.. tables.Select(columns => Keys.Concat(columns).Order().ToList())];
    }

    private int WidthOf(int column) => Gap + _rows.Select(row => Shown(row[column])).Append(_columns[column]).Max(WordWrap.ColumnsOf);

    private Table Draw(List<int> columns)
    {
        var table = new Table { Border = Terminal.IsRich ? TableBorder.Simple : TableBorder.None };
        columns.ForEach(column => table.AddColumn(new TableColumn(new Text(_columns[column])) { NoWrap = true }));
        foreach (Cell[] row in _rows)
        {
            table.AddRow(columns.Select(column => new Text(Shown(row[column]), row[column].Style)));
        }

        return table;
    }

    private static string Shown(Cell cell) => CleanText.Of(cell.Value, CleanText.LongestCell);
}

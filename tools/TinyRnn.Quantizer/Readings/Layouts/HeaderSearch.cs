using System;
using System.Globalization;
using System.Linq;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>Finds a column by the name that a person stated, or by its number.</summary>
internal static class HeaderSearch
{
    /// <summary>The column.</summary>
    /// <param name="file">For messages.</param>
    /// <param name="layout">The file's.</param>
    /// <param name="name">A name of the header, with or without its unit, or #N for the N-th column.</param>
    /// <param name="role">What it is wanted for, for messages.</param>
    /// <exception cref="CsvInputException">No column, or several, have the name.</exception>
    public static int Find(string file, FileLayout layout, string name, string role)
    {
        int[] exact = Matches(layout, column => column.Text == name);
        if (exact.Length == 0 && Numbered(name) is int number && number <= layout.FieldCount)
        {
            return number - 1;
        }

        if (layout.Header.Count == 0)
        {
            throw new CsvInputException(file, 1, $"expected a header with the {role} column '{name}', found only numbers");
        }

        int[] matches = exact.Length > 0 ? exact : Matches(layout, column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        long line = Math.Max(1, layout.HeaderLine);
        if (matches.Length == 1)
        {
            return matches[0];
        }

        if (matches.Length > 1)
        {
            throw new CsvInputException(file, line, $"the {role} column '{name}' stands in the header {matches.Length} times");
        }

        string[] names = layout.Header.Select((column, i) => column.Text.Length > 0 ? column.Text : $"#{i + 1}").ToArray();
        string? nearest = NearestName.Find(name, names, column => ColumnName.Of(column).Name);
        string hint = nearest == null ? "" : $"; did you mean '{nearest}'?";
        string option = role == "feature" ? $"; --column {name}=COLUMN states it" : "";
        throw new CsvInputException(file, line, $"no {role} column '{name}'; the columns are {string.Join(", ", names)}{hint}{option}");
    }

    /// <summary>The column that separates series, stated or by default; -1 for none.</summary>
    public static int FindSequence(string file, FileLayout layout, ReadingOptions options)
    {
        if (options.Sequence != null)
        {
            return Find(file, layout, options.Sequence, "sequence");
        }

        bool isTaken = options.Wanted.Any(wanted => wanted.Name == options.DefaultSequence) || options.Texts.Any(text => text.Name == options.DefaultSequence && text.Role == "label");
        return options.DefaultSequence == null || isTaken ? -1 : Array.FindIndex([.. layout.Header], column => column.Text == options.DefaultSequence);
    }

    private static int[] Matches(FileLayout layout, Func<Units.ColumnName, bool> fits) =>
        Enumerable.Range(0, layout.Header.Count).Where(i => fits(layout.Header[i])).ToArray();

    private static int? Numbered(string name) =>
        name.StartsWith('#') && int.TryParse(name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0 ? number : null;
}

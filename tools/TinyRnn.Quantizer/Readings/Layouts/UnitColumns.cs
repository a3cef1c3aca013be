using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>Columns of a table that state the unit of another: <c>temperature,temperature_unit</c>, or one called unit right behind the numbers.</summary>
internal static partial class UnitColumns
{
    private const string Words = "unit|units|unit_of_measurement|uom|einheit|unité|unidad";

    /// <summary>What a column of units is called, where nothing stands before it.</summary>
    public static IReadOnlyList<string> Names { get; } = Words.Split('|');

    /// <summary>The columns that are called so.</summary>
    public static int[] Of(FileLayout layout) => layout.Long != null ? [] : [.. Enumerable.Range(0, layout.Header.Count).Where(i => Name().IsMatch(layout.Header[i].Text))];

    /// <summary>The layout with the units that stand in them, as a row of units below the header states them.</summary>
    public static FileLayout Add(FileLayout layout, PrefixRow[] rows)
    {
        ColumnName[] header = [.. layout.Header];
        foreach (int column in Of(layout))
        {
            string[] units = [.. PrefixRow.Column(rows, column).Distinct()];
            int target = TargetOf(layout, column);
            if (units.Length == 1 && Unit.Find(units[0]) != null && target >= 0 && header[target].Unit == null)
            {
                header[target] = ColumnName.Of(header[target].Text, units[0]);
            }
        }

        return layout with { Header = header };
    }

    /// <summary>The column whose name stands before "unit"; otherwise the numbers right before it, or the only ones of the file.</summary>
    private static int TargetOf(FileLayout layout, int column)
    {
        string name = Name().Match(layout.Header[column].Text).Groups["name"].Value;
        int[] numbers = [.. Enumerable.Range(0, layout.Header.Count).Where(i => layout.Kinds.Count > i && layout.Kinds[i] == ColumnKind.Number && !TimeFinder.IsTimeName(layout.Header[i].Text))];
        int named = name.Length == 0 ? -1 : Array.FindIndex([.. layout.Header], header => header.Text.Equals(name, StringComparison.OrdinalIgnoreCase));
        return named >= 0 ? named
            : name.Length > 0 ? -1
            : numbers.Contains(column - 1) ? column - 1
            : numbers.Length == 1 ? numbers[0]
            : -1;
    }

    [GeneratedRegex("^((?<name>.+)[_ .-])?(" + Words + ")$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}

using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>A line of a header: its names.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Names">One a column.</param>
internal sealed record HeaderLine(int Line, string[] Names);

/// <summary>
/// The lines right above the data that have as many fields as it. One of them names the columns; above may stand what a logger says of
/// itself, or the upper halves of names, below units.
/// </summary>
internal static class HeaderBlock
{
    /// <summary>The line of the names, with the names of both lines where they stand one above the other.</summary>
    /// <param name="lines">From top to bottom, at least one.</param>
    /// <param name="times">True for a column that holds times.</param>
    /// <param name="units">The line of the units, or 0.</param>
    public static HeaderLine Choose(IReadOnlyList<HeaderLine> lines, bool[] times, out int units)
    {
        int at = IndexOfNames(lines, times);
        units = at + 1 < lines.Count && !lines[at + 1].Names.Any(IsValue) ? lines[at + 1].Line : 0;
        HeaderLine chosen = lines[at];
        for (int above = at - 1; above >= 0 && IsUpperHalf(lines[above].Names, times); above--)
        {
            chosen = chosen with { Names = [.. chosen.Names.Select((name, i) => $"{lines[above].Names[i].Trim()} {name.Trim()}".Trim())] };
        }

        return chosen;
    }

    private static int IndexOfNames(IReadOnlyList<HeaderLine> lines, bool[] times)
    {
        int named = IndexOf(lines, names => NamesTime(names, times) && !names.Any(IsValue));
        int units = IndexOf(lines, AreUnits);
        return named >= 0 ? named : Math.Max(0, units - 1);
    }

    private static int IndexOf(IReadOnlyList<HeaderLine> lines, Func<string[], bool> fits)
    {
        for (int i = 0; i < lines.Count; i++)
        {
            if (fits(lines[i].Names))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool NamesTime(string[] names, bool[] times) =>
        Enumerable.Range(0, Math.Min(names.Length, times.Length)).Any(i => times[i] && TimeFinder.IsTimeName(names[i]));

    private static bool IsValue(string name) => Cells.Guess(System.Text.Encoding.UTF8.GetBytes(name)) is CellGuess.Number or CellGuess.Time;

    private static bool AreUnits(string[] names)
    {
        string[] there = [.. names.Where(name => !string.IsNullOrWhiteSpace(name))];
        return there.Length > 0 && 2 * there.Count(name => Unit.Find(name.Trim('[', ']', '(', ')')) != null) >= there.Length;
    }

    /// <summary>True for a line without a name above the time, but with names above other columns.</summary>
    private static bool IsUpperHalf(string[] names, bool[] times) =>
        times.Contains(true)
        && Enumerable.Range(0, Math.Min(names.Length, times.Length)).All(i => !times[i] || string.IsNullOrWhiteSpace(names[i]))
        && names.Any(name => !string.IsNullOrWhiteSpace(name));
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>What the fields of a line say that may be names of columns.</summary>
internal static class HeaderNames
{
    private static readonly string[] s_remarks = ["comment", "comments", "remark", "remarks", "note", "notes", "bemerkung", "kommentar", "commentaire"];

    /// <summary>True for a field that is no name but a number or a time; a tenth of a unit is a unit.</summary>
    public static bool IsValue(string name) => !IsUnit(name) && Cells.Guess(Encoding.UTF8.GetBytes(name)) is CellGuess.Number or CellGuess.Time;

    /// <summary>True for a unit alone, in brackets or not.</summary>
    public static bool IsUnit(string name) => Unit.Find(name.Trim('[', ']', '(', ')')) != null;

    /// <summary>True for the name of a last column that rows leave off where nothing is remarked.</summary>
    public static bool IsRemark(string name) => s_remarks.Contains(name.Trim(), StringComparer.OrdinalIgnoreCase);

    /// <summary>True for a line of units.</summary>
    public static bool AreUnits(string[] names)
    {
        string[] there = [.. names.Where(name => !string.IsNullOrWhiteSpace(name))];
        return there.Length > 0 && 2 * there.Count(IsUnit) >= there.Length;
    }

    /// <summary>True for a line of two units or more and nothing else.</summary>
    public static bool AreUnitsAlone(string[] names) => names.Count(IsUnit) > 1 && names.All(name => string.IsNullOrWhiteSpace(name) || IsUnit(name) || name.Trim() is "-" or "1");

    /// <summary>How many names say what they measure, by a word or a unit.</summary>
    public static int Described(string[] names) => names.Count(name => ColumnName.Of(name) is { Unit: not null } or { Quantity: not MeasuredQuantity.Other });

    /// <summary>True when a column that holds times has a name that says so.</summary>
    public static bool NameTime(string[] names, bool[] times) =>
        Enumerable.Range(0, Math.Min(names.Length, times.Length)).Any(i => times[i] && TimeFinder.IsTimeName(names[i]));

    /// <summary>True for names, no values among them, of which none stands twice; the first, of row numbers, may be empty.</summary>
    public static bool AreDistinct(string[] names) =>
        names.Length > 0 && !names.Any(IsValue) && names.Skip(1).All(name => !string.IsNullOrWhiteSpace(name)) && !AreDoubled(names);

    /// <summary>True when names that stand twice in one of two lines stand once in both together.</summary>
    public static bool TellApart(string[] upper, string[] lower) => (AreDoubled(upper) || AreDoubled(lower)) && !AreDoubled(Join(upper, lower));

    /// <summary>Each name below the one above it; a name above several columns stands once, above the first of them.</summary>
    public static string[] Join(string[] upper, string[] lower)
    {
        string[] joined = [.. lower.Select((name, i) => Join(upper.ElementAtOrDefault(i), name))];
        HashSet<string> doubled = [.. joined.GroupBy(name => name).Where(group => group.Count() > 1).Select(group => group.Key)];
        string last = "";
        for (int i = 0; i < joined.Length && doubled.Count > 0; i++)
        {
            string above = upper.ElementAtOrDefault(i)?.Trim() ?? "";
            last = above.Length > 0 ? above : last;
            joined[i] = above.Length == 0 && joined[i].Length > 0 && doubled.Contains(joined[i]) ? Join(last, joined[i]) : joined[i];
        }

        return joined;
    }

    private static string Join(string? upper, string lower) => $"{upper?.Trim()} {lower.Trim()}".Trim();

    private static bool AreDoubled(string[] names) => names.Where(name => !string.IsNullOrWhiteSpace(name)).GroupBy(name => name).Any(group => group.Count() > 1);
}

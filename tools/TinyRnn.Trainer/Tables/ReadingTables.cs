using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings;
using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Trainer.Tables;

/// <summary>Questions that are asked of any table.</summary>
public static class ReadingTables
{
    /// <summary>The numbers of a column that has to be there.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column.</param>
    /// <param name="role">What it is wanted for, for the message.</param>
    /// <exception cref="TrainingException">No such column, or it holds other text.</exception>
    public static double[] RequireNumbers(this IReadingTable table, string column, string role)
    {
        ArgumentNullException.ThrowIfNull(table);
        table.RequireColumn(column, role);
        return table.Numbers(column)
            ?? throw new TrainingException(
                $"{table.Name}: {role}: expected numbers in column '{column}', found '{FirstText(table, column)}'");
    }

    /// <summary>Fails when a column is not there.</summary>
    /// <exception cref="TrainingException">No such column, or that of the time; lists those there are.</exception>
    public static void RequireColumn(this IReadingTable table, string column, string role)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.TimeColumns.Contains(column) && !table.Columns.Contains(column))
        {
            throw new TrainingException($"{table.Name}: {role}: expected a reading, found '{column}', the time of the rows; the columns are {string.Join(", ", table.Columns)}");
        }

        if (!table.Columns.Contains(column))
        {
            string hint = NearestName.Find(column, table.Columns, table.NameOf) is { } nearest ? $"; did you mean '{nearest}'?"
                : table.Measuring(column) is { Count: > 0 } same ? $"; did you mean {string.Join(" or ", same.Select(one => $"'{one}'"))}, by what it measures?"
                : "";
            throw new TrainingException($"{table.Name}: {role}: no column '{column}'; the columns are {string.Join(", ", table.Columns)}{hint}");
        }
    }

    /// <summary>The one column that is meant by a name, with or without the unit that a header puts behind it; else the name as it is.</summary>
    public static string NamedColumn(this IReadingTable table, string name)
    {
        ArgumentNullException.ThrowIfNull(table);
        string[] meant = [.. table.Columns.Where(column => ReadingColumn.Describe(column).Name.Equals(name, StringComparison.OrdinalIgnoreCase))];
        return !table.Columns.Contains(name) && meant.Length == 1 ? meant[0] : name;
    }

    /// <summary>The columns of numbers that measure what a name says; none when it says nothing.</summary>
    public static IReadOnlyList<string> Measuring(this IReadingTable table, string name)
    {
        ArgumentNullException.ThrowIfNull(table);
        MeasuredQuantity quantity = ReadingColumn.Describe(name).Quantity;
        return quantity == MeasuredQuantity.Other ? []
            : [.. table.Columns.Where(column => !table.TimeColumns.Contains(column) && ReadingColumn.Describe(column, table.Unit(column)).Quantity == quantity && table.Numbers(column) != null)];
    }

    /// <summary>A column's name without its unit, where no other column has that name.</summary>
    public static string NameOf(this IReadingTable table, string column) =>
        ReadingColumn.Describe(column).Name is { Length: > 0 } plain && table.NamedColumn(plain) == column ? plain : column;

    /// <summary>The usual seconds between rows: the median; 0 when the times are not known.</summary>
    public static double StepSeconds(this IReadingTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.Times.Count < 2)
        {
            return 0;
        }

        double[] steps = [.. table.Times.Skip(1).Zip(table.Times, (next, time) => (next - time).TotalSeconds).Order()];
        return Math.Round(steps[steps.Length / 2]);
    }

    private static string FirstText(IReadingTable table, string column) =>
        table.Texts(column).FirstOrDefault(text => text.Length > 0 && !double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _)) ?? "";
}

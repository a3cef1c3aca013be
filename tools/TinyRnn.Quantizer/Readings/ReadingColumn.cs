using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Quantizer.Readings;

/// <summary>A column of readings as it is given.</summary>
/// <param name="Name">The name it was wanted by, or that of the file.</param>
/// <param name="Unit">Of the readings as they are given, or empty.</param>
/// <param name="Header">The name in the file, or #N of a file without header.</param>
public sealed record ReadingColumn(string Name, string Unit, string Header)
{
    /// <summary>What it measures, as far as its name or unit tells.</summary>
    public MeasuredQuantity Quantity { get; init; }

    /// <summary>The name as a file of its own needs it: with the unit, wherever the file tells it.</summary>
    public string NameWithUnit { get; init; } = Name;

    /// <summary>What a header tells by itself: a name without the unit, the unit, and what is measured.</summary>
    /// <param name="header">A column's name in a file.</param>
    /// <param name="unit">Its unit, where the file tells it elsewhere; or empty.</param>
    public static ReadingColumn Describe(string header, string unit = "")
    {
        var column = ColumnName.Of(header, unit);
        return new ReadingColumn(column.Name, column.Unit?.Name ?? unit, header) { Quantity = column.Quantity };
    }
}

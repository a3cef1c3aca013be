using System;

namespace TinyRnn.Quantizer.Readings.Units;

/// <summary>Names for a file that has nothing but its header to tell a unit: what stood in a row of units, or behind each number, goes into the name.</summary>
internal static class NameWithUnit
{
    /// <summary>The name, with the unit in brackets unless the name states it.</summary>
    public static string Of(ColumnSource column)
    {
        string unit = UnitOf(column);
        if (unit.Length == 0)
        {
            return column.Name;
        }

        var stated = ColumnName.Of(column.Name);
        bool isStated = stated.Unit?.Name == unit || stated.UnknownUnit == unit || column.Name.Contains($"({unit})", StringComparison.Ordinal);
        return isStated ? column.Name : $"{column.Name} ({unit})";
    }

    /// <summary>The unit of the numbers as they are given; one that is not known goes with numbers that are not converted.</summary>
    private static string UnitOf(ColumnSource column) =>
        column.Unit.Length > 0 ? column.Unit
        : column.IsConverted ? ""
        : column.Header?.UnknownUnit ?? "";
}

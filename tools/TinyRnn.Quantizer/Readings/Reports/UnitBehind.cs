using System;
using System.Text;
using TinyRnn.Quantizer.Readings.Dialects;
using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Quantizer.Readings.Reports;

/// <summary>What stands behind a number.</summary>
internal enum UnitBehind
{
    /// <summary>Nothing, the column's own unit, or a mark of quality.</summary>
    None,

    /// <summary>A unit.</summary>
    Unit,

    /// <summary>Another unit of what the column's name states a unit of.</summary>
    OtherUnit,

    /// <summary>A letter that may multiply the number, or mark its quality.</summary>
    Prefix,
}

/// <summary>Tells what stands behind a number.</summary>
internal static class UnitsBehind
{
    /// <summary>What it is.</summary>
    /// <param name="field">The number with what is behind it.</param>
    /// <param name="header">The column's name in the file, or null.</param>
    public static UnitBehind Of(ReadOnlySpan<byte> field, ColumnName? header)
    {
        int length = NumberText.PrefixLength(field);
        string behind = Encoding.UTF8.GetString(field[length..]);
        string sign = behind.Trim();
        if (length == 0 || sign is "" or "%" or "°")
        {
            return UnitBehind.None;
        }

        Unit? unit = CellUnit.Find(sign, header?.Quantity ?? MeasuredQuantity.Other);
        if (unit != null && header is { Unit: { } own } && own.Dimension == unit.Dimension)
        {
            return header.IsUnitOfCells ? UnitBehind.Unit : own != unit ? UnitBehind.OtherUnit : UnitBehind.None;
        }

        bool isPrefix = CellUnit.Factor(sign) != null;
        bool isSure = unit != null && (sign.Length > 1 || behind.Length > sign.Length || IsOfColumn(unit, header));
        return isSure || (isPrefix && behind.Length > sign.Length) ? UnitBehind.Unit
            : isPrefix ? UnitBehind.Prefix
            : UnitBehind.None;
    }

    /// <summary>A letter right behind a number is a unit where the column measures what has it; otherwise it may be a mark of quality.</summary>
    private static bool IsOfColumn(Unit unit, ColumnName? header) =>
        header?.Quantity is MeasuredQuantity.Temperature or MeasuredQuantity.DewPoint && unit.Dimension == "temperature";
}

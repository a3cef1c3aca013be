using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Readings.Dialects;
using TinyRnn.Quantizer.Readings.Layouts;
using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Quantizer.Readings.Steps;

/// <summary>The headers of the names in a file of one value a line, each with the unit beside its first value or behind its values.</summary>
internal sealed class KeyHeaders
{
    private readonly Dictionary<string, PrefixRow[]> _rows;
    private readonly LongColumns _columns;
    private readonly Dialect _dialect;

    /// <param name="columns">Where names, values and units stand.</param>
    /// <param name="sample">The first rows.</param>
    /// <param name="dialect">How numbers are written.</param>
    public KeyHeaders(LongColumns columns, PrefixRow[] sample, Dialect dialect)
    {
        (_columns, _dialect) = (columns, dialect);
        var keys = new KeyTable(columns);
        _rows = sample.GroupBy(row => keys.Find(row.Row)).Where(group => group.Key >= 0).ToDictionary(group => keys.Names[group.Key], group => group.ToArray());
    }

    /// <summary>A name as a header.</summary>
    /// <param name="name">Of the value.</param>
    /// <param name="unit">Beside its first value, or empty.</param>
    public ColumnName Of(string name, string unit) =>
        CellUnits.Add(ColumnName.Of(name, unit), SignedNumber.Of(_rows.GetValueOrDefault(name, []), _columns.Value, _dialect));
}

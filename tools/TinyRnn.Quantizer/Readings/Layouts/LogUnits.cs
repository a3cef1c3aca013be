using System;
using System.Collections.Generic;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>The units that texts of a log state for its values, as <c>"TempUnit":"F"</c>, which must stay the same.</summary>
/// <param name="file">For messages.</param>
internal sealed class LogUnits(string file)
{
    private readonly Dictionary<string, (string Unit, long Line)> _stated = [];

    /// <summary>Fails at a text that states another unit than before.</summary>
    public void Follow(LogLine.Pair pair, long line)
    {
        if (!pair.IsText || !pair.Leaf.EndsWith("unit", StringComparison.OrdinalIgnoreCase) || Unit.Find(pair.Value) == null)
        {
            return;
        }

        if (!_stated.TryAdd(pair.Name, (pair.Value, line)) && _stated[pair.Name] is var (unit, first) && unit != pair.Value)
        {
            throw new CsvInputException(file, line, $"'{pair.Name}' states {pair.Value}, but {unit} in line {first}; split the file where the unit changes");
        }
    }
}

using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TinyRnn.Quantizer.Readings.Missing;
using TinyRnn.Quantizer.Readings.Reports;
using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Quantizer.Readings.Steps;

/// <summary>Decides which numbers of which columns are no readings.</summary>
internal static class MarkerDecision
{
    /// <summary>Tells the readers, and gives what was decided in words; a candidate that is a reading goes back to the column's numbers.</summary>
    public static IReadOnlyList<string> Choose(IReadOnlyList<ColumnStatistics> columns, IReadOnlyList<ColumnReader> readers, ReadingOptions options)
    {
        var texts = new List<string>();
        for (int i = 0; i < columns.Count; i++)
        {
            ColumnStatistics column = columns[i];
            (long Numbers, double Smallest, double Largest) others = (column.Numbers, column.Smallest, column.Largest);
            foreach ((double value, (long count, long line)) in column.Candidates.ToArray())
            {
                if (options.KeepMarkers || !Markers.IsMissing(value, column.Header?.Quantity ?? MeasuredQuantity.Other, column.Header?.Unit, count, others))
                {
                    column.TakeAsNumber(value);
                    if (!options.KeepMarkers && count > 1 && others.Numbers > 2 && (value < others.Smallest || value > others.Largest))
                    {
                        texts.Add(string.Create(CultureInfo.InvariantCulture, $"{value} in '{column.Name}', {count} x from line {line}, may be none: taken as readings"));
                    }

                    continue;
                }

                column.TakeAsMarker(value);
                readers[i].AddMarker(value);
                texts.Add(string.Create(CultureInfo.InvariantCulture, $"{value} in '{column.Name}', {count} x from line {line}: no reading, taken as missing"));
            }
        }

        return texts;
    }
}

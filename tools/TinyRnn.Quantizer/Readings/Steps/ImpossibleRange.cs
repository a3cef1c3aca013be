using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings.Reports;
using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Quantizer.Readings.Steps;

/// <summary>Columns of which no reading can be in the unit that the model wants: the file has another, and does not say so.</summary>
internal static class ImpossibleRange
{
    private const int LeastReadings = 3;

    /// <summary>Fails at the first such column, unless a person stated how it is converted.</summary>
    /// <param name="file">For the message.</param>
    /// <param name="columns">Where the wanted readings stand, in their order.</param>
    /// <param name="found">What stands there.</param>
    /// <param name="options">What is wanted and stated.</param>
    public static void Refuse(string file, IReadOnlyList<ColumnSource> columns, IReadOnlyList<ColumnStatistics> found, ReadingOptions options)
    {
        for (int i = 0; i < options.Wanted.Count; i++)
        {
            (ColumnSource column, ColumnStatistics numbers, WantedReading wanted) = (columns[i], found[i], options.Wanted[i]);
            bool isStated = column.Reason == "as the model says" || options.Columns.Any(mapping => mapping.Name == wanted.Name && mapping.IsScaled);
            var name = ColumnName.Of(wanted.Name, wanted.Unit);
            if (isStated || column.Header?.Unit != null || numbers.Numbers < LeastReadings || PlausibleRange.Of(name.Quantity.ToString(), wanted.Unit) is not var (smallest, largest))
            {
                continue;
            }

            bool isFraction = name.Quantity == MeasuredQuantity.Humidity && Unit.Find(wanted.Unit)?.Name == "%" && numbers is { Smallest: >= 0, Largest: > 0 and <= 1 };
            if (numbers.Largest < smallest || numbers.Smallest > largest || isFraction)
            {
                string header = column.Header is { Text.Length: > 0 } there ? there.Text : $"#{column.Column + 1}";
                string why = isFraction ? $", as fractions do, and '{wanted.Name}' is wanted in %" : string.Create(CultureInfo.InvariantCulture, $", and '{wanted.Name}' in {wanted.Unit} between {smallest:0.##} and {largest:0.##}");
                throw new CsvInputException(file, string.Create(CultureInfo.InvariantCulture, $"column '{header}': all {numbers.Numbers} readings lie between {numbers.Smallest} and {numbers.Largest}{why}; --column {wanted.Name}=\"{header}\"*{(isFraction ? "100" : "SCALE+OFFSET")} converts them, *1 takes them as they are"));
            }
        }
    }
}

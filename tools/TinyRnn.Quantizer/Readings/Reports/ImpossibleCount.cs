using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Quantizer.Readings.Reports;

/// <summary>Readings that the quantity of a column cannot be where its others can: counted in each unit that may be meant.</summary>
/// <param name="header">The column's name in the file, or null.</param>
internal sealed class ImpossibleCount(ColumnName? header)
{
    private const int MostShown = 4;

    private readonly List<Range> _ranges = [.. RangesOf(header)];

    /// <summary>Follows a reading.</summary>
    public void Add(double value, long line)
    {
        foreach (Range range in _ranges)
        {
            range.Add(value, line);
        }
    }

    /// <summary>What is to be said; empty where nothing is, or where the middle reading is none of the quantity either.</summary>
    /// <param name="median">The middle reading.</param>
    public string TextFor(double median) =>
        _ranges.Find(range => range.Holds(median)) is { Count: > 0 } found && header is { } column
            ? string.Create(CultureInfo.InvariantCulture, $"{found.Count} x beyond what {NameOf(column.Quantity)} can be ({found.Smallest:0.##} to {found.Largest:0.##}): {found.Examples}; --missing takes a number out")
            : "";

    private static string NameOf(MeasuredQuantity quantity) => quantity == MeasuredQuantity.DewPoint ? "a dew point" : $"a {quantity.ToString().ToLowerInvariant()}";

    private static IEnumerable<Range> RangesOf(ColumnName? header)
    {
        string[] units = header?.Unit is { } unit ? [unit.Name] : header?.Quantity switch
        {
            MeasuredQuantity.Temperature or MeasuredQuantity.DewPoint => ["°F"],
            MeasuredQuantity.Humidity => ["fraction", "%"],
            MeasuredQuantity.Pressure => ["hPa", "Pa", "kPa", "inHg", "mmHg"],
            MeasuredQuantity.Speed => ["km/h"],
            MeasuredQuantity.Rain => ["mm"],
            _ => [],
        };
        (double smallest, double largest)? range = header?.Quantity switch
        {
            MeasuredQuantity.Temperature => (-90, 150),
            MeasuredQuantity.DewPoint => (-100, 60),
            MeasuredQuantity.Humidity => (0, 105),
            MeasuredQuantity.Pressure => (300, 1100),
            MeasuredQuantity.Speed => (0, 115),
            MeasuredQuantity.Rain => (0, 2500),
            _ => null,
        };
        return range is not var (least, most) ? [] : units.Select(Unit.Find).OfType<Unit>().Select(known => new Range((least - known.Offset) / known.Factor, (most - known.Offset) / known.Factor));
    }

    private sealed class Range(double smallest, double largest)
    {
        private readonly List<(double Value, long Line)> _first = [];

        public double Smallest { get; } = smallest;

        public double Largest { get; } = largest;

        public long Count { get; private set; }

        public string Examples => string.Join(", ", _first.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Value:G6} (line {one.Line})"))) + (Count > _first.Count ? ", ..." : "");

        public bool Holds(double value) => value >= Smallest && value <= Largest;

        public void Add(double value, long line)
        {
            if (Holds(value))
            {
                return;
            }

            Count++;
            if (_first.Count < MostShown)
            {
                _first.Add((value, line));
            }
        }
    }
}

using System;
using System.Collections.Generic;
using System.Linq;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>
/// How the values of a feature are spread, in four classes for each octave of their distance from the first value, so that few values
/// far out can be told from the rest and left out without seeing the data again.
/// </summary>
internal sealed class ValueSpread
{
    // Most values that may be outliers, and how many times farther out than all others they lie.
    private const double MostOutliers = 0.02;
    private const double Far = 8;

    // Sign, exponent and the first two bits of the mantissa of a double.
    private const int ClassShift = 50;

    // Classes by their keys, the negative ones first, in pages that are made when the first of their classes is.
    private const int LeastKey = -(1 << (63 - ClassShift));
    private const int PageSize = 128;

    private readonly ValueClass?[]?[] _pages = new ValueClass?[]?[-2 * LeastKey / PageSize];
    private double _origin = double.NaN;
    private long _count;

    /// <summary>Takes a value.</summary>
    public void Add(double value, long row)
    {
        _origin = double.IsNaN(_origin) ? value : _origin;
        int place = (int)(BitConverter.DoubleToInt64Bits(value - _origin) >> ClassShift) - LeastKey;
        ValueClass?[] page = _pages[place / PageSize] ??= new ValueClass?[PageSize];
        ValueClass found = page[place % PageSize] ??= new ValueClass(row);
        found.Add(value);
        _count++;
    }

    /// <summary>All classes, in an order that the values alone decide.</summary>
    public IEnumerable<ValueClass> Classes => _pages.SelectMany(page => page ?? []).OfType<ValueClass>();

    /// <summary>The outermost classes that hold few values and lie far beyond all others; empty where there are none.</summary>
    public IReadOnlyList<ValueClass> Outliers()
    {
        double center = Center();
        ValueClass[] outwards = [.. Classes.OrderBy(values => DistanceFrom(values, center))];
        long outside = 0;
        int first = outwards.Length;
        for (int i = outwards.Length - 1; i > 0; i--)
        {
            outside += outwards[i].Count;
            if (outside > MostOutliers * _count)
            {
                break;
            }

            if (LiesApart(outwards, i, center))
            {
                first = i;
            }
        }

        return outwards[first..];
    }

    /// <summary>True when a class and all farther out lie far beyond those before; beyond a constant, when they are near each other.</summary>
    private static bool LiesApart(ValueClass[] outwards, int i, double center)
    {
        double others = DistanceFrom(outwards[i - 1], center);
        double least = LeastDistanceFrom(outwards[i], center);
        return others > 0 ? least > Far * others : DistanceFrom(outwards[^1], center) < 2 * least;
    }

    private static double DistanceFrom(ValueClass values, double center) => Math.Max(Math.Abs(values.Least - center), Math.Abs(values.Most - center));

    private static double LeastDistanceFrom(ValueClass values, double center) =>
        values.Least <= center && values.Most >= center ? 0 : Math.Min(Math.Abs(values.Least - center), Math.Abs(values.Most - center));

    /// <summary>The mean of the class that holds the median.</summary>
    private double Center()
    {
        long below = 0;
        foreach (ValueClass values in Classes.OrderBy(values => values.Least))
        {
            below += values.Count;
            if (2 * below >= _count)
            {
                return values.Sum / values.Count;
            }
        }

        return 0;
    }
}

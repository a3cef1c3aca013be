using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Reference;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>How readings are spread: which values were missing, and which lie too far out to have a part in the range.</summary>
/// <param name="inputs">Features.</param>
internal sealed class InputSpread(int inputs)
{
    private readonly ValueSpread[] _spreads = [.. Enumerable.Range(0, inputs).Select(_ => new ValueSpread())];
    private readonly long[] _missing = new long[inputs];
    private long _row;

    /// <summary>Takes a reading.</summary>
    /// <param name="reading">As it was given; NaN and infinities are missing.</param>
    /// <param name="normalized">As the network saw it.</param>
    public void Add(ReadOnlySpan<float> reading, ReadOnlySpan<float> normalized)
    {
        _row++;
        for (int i = 0; i < inputs; i++)
        {
            if (float.IsFinite(reading[i]))
            {
                _spreads[i].Add(normalized[i], _row);
            }
            else
            {
                _missing[i]++;
            }
        }
    }

    /// <summary>Takes outliers out of the statistics, and says what was found.</summary>
    public IReadOnlyList<InputFinding> Trim(TensorStatistics statistics) => [.. Enumerable.Range(0, inputs).Select(i => Trim(statistics, i))];

    private InputFinding Trim(TensorStatistics statistics, int i)
    {
        ValueClass[] all = [.. _spreads[i].Classes];
        IReadOnlyList<ValueClass> outliers = _spreads[i].Outliers();
        double whole = statistics.LargestDistance(i, statistics.Mean(i));
        var finding = new InputFinding(_row, _missing[i], all.Sum(values => values.Count), statistics.Mean(i), statistics.Deviation(i))
        {
            IsConstant = all.Length > 0 && all.Min(values => values.Least) == all.Max(values => values.Most),
        };
        if (outliers.Count == 0)
        {
            return finding;
        }

        ValueClass[] rest = [.. all.Except(outliers)];
        statistics.Replace(
            i, rest.Sum(values => values.Count), rest.Sum(values => values.Sum), rest.Sum(values => values.Squares), rest.Min(values => values.Least), rest.Max(values => values.Most));
        ValueClass first = outliers.MinBy(values => values.Row)!;
        double kept = statistics.LargestDistance(i, statistics.Mean(i));
        return finding with
        {
            Mean = statistics.Mean(i),
            Deviation = statistics.Deviation(i),
            Outliers = outliers.Sum(values => values.Count),
            FirstOutlierRow = first.Row,
            FirstOutlier = Math.Abs(first.Least) > Math.Abs(first.Most) ? first.Least : first.Most,
            Cost = kept > 0 ? whole / kept : double.PositiveInfinity,
        };
    }
}

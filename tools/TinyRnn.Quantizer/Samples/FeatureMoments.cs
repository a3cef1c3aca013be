using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Readings;

namespace TinyRnn.Quantizer.Samples;

/// <summary>
/// Means and deviations of a file's columns, as training normalizes by: the deviation over all readings that are there (division by
/// their number, as most frameworks' scalers do). B. P. Welford, Technometrics 4 (1962), 419-420.
/// </summary>
public static class FeatureMoments
{
    /// <summary>One channel for each column, in the file's unit; a column that never changes has a deviation of 1.</summary>
    /// <param name="source">The file.</param>
    public static IReadOnlyList<Channel> Of(ReadingSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var moments = new Moments[source.Columns.Count];
        using StepReader steps = source.OpenSteps();
        while (steps.Read())
        {
            for (int i = 0; i < moments.Length; i++)
            {
                moments[i].Add(steps.Values[i]);
            }
        }

        return [.. source.Columns.Select((column, i) => new Channel(column.Name, column.Unit, moments[i].Mean, moments[i].Deviation))];
    }

    private struct Moments
    {
        private long _count;
        private double _squares;

        public double Mean { get; private set; }

        public readonly double Deviation => _squares > 0 ? Math.Sqrt(_squares / _count) : 1;

        public void Add(double value)
        {
            if (!double.IsFinite(value))
            {
                return;
            }

            _count++;
            double change = value - Mean;
            Mean += change / _count;
            _squares += change * (value - Mean);
        }
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Trainer.Tables;
using TinyRnn.Trainer.Tasks;

namespace TinyRnn.Trainer.Features;

/// <summary>Which groups of features are proposed.</summary>
[Flags]
public enum FeatureGroups
{
    /// <summary>The readings themselves.</summary>
    Levels = 0,

    /// <summary>Their changes over several steps.</summary>
    Changes = 1,

    /// <summary>The time of the day.</summary>
    Cycles = 2,

    /// <summary>The time of the year.</summary>
    Season = 4,
}

/// <summary>Features proposed from the columns: the readings, their changes over several steps, cycles of the time.</summary>
public sealed class FeatureProposal : IFeatureSet
{
    /// <summary>A change is cut at this many of its deviations.</summary>
    private const double Deviations = 4;

    /// <summary>Less says nothing of what is the season and what the course of things.</summary>
    private const double LeastDaysOfSeason = 500;

    private static readonly int[] s_lags = [1, 3];

    // Weather is told by how the pressure has moved over longer times.
    private static readonly int[] s_pressureLags = [1, 3, 6, 24];

    private readonly List<ProposedFeature> _features = [];
    private readonly string[] _columns;
    private readonly double[] _medians;

    private FeatureProposal(IReadOnlyList<InputReading> inputs, double[] medians)
    {
        _columns = [.. inputs.Select(input => input.Column)];
        _medians = medians;
    }

    /// <inheritdoc/>
    public IReadOnlyList<Feature> Features => [.. _features.Select(feature => new Feature(feature.Name, feature.Unit))];

    /// <summary>The groups that are worth a try.</summary>
    /// <param name="table">The readings.</param>
    /// <param name="isStream">Whether rows follow one another without end.</param>
    public static IReadOnlyList<FeatureGroups> Candidates(IReadingTable table, bool isStream)
    {
        ArgumentNullException.ThrowIfNull(table);
        bool hasTime = isStream && table.Times.Count > 1 && table.StepSeconds() <= 6 * 3600 && (table.Times[^1] - table.Times[0]).TotalDays >= 2;
        FeatureGroups[] groups = [FeatureGroups.Levels, FeatureGroups.Changes];
        if (!hasTime)
        {
            return groups;
        }

        groups = [.. groups, FeatureGroups.Cycles, FeatureGroups.Changes | FeatureGroups.Cycles];
        bool hasYears = (table.Times[^1] - table.Times[0]).TotalDays > LeastDaysOfSeason;
        return hasYears ? [.. groups, FeatureGroups.Changes | FeatureGroups.Cycles | FeatureGroups.Season] : groups;
    }

    /// <summary>Proposes features.</summary>
    /// <param name="table">The readings.</param>
    /// <param name="inputs">What is measured.</param>
    /// <param name="train">The rows that limits are taken from.</param>
    /// <param name="starts">The first row of each sequence.</param>
    /// <param name="groups">Which.</param>
    public static FeatureProposal Create(
        IReadingTable table, IReadOnlyList<InputReading> inputs, RowRange train, IReadOnlyList<int> starts, FeatureGroups groups)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(inputs);
        double[] medians = [.. inputs.Select(input => Median(table.RequireNumbers(input.Column, "--inputs")[train.Start..train.End], table, input))];
        var proposal = new FeatureProposal(inputs, medians);
        InputReading? temperature = inputs.FirstOrDefault(input => input.Quantity == "temperature");
        InputReading? dewPoint = inputs.FirstOrDefault(input => input.Quantity == "dewpoint");
        foreach (InputReading input in inputs)
        {
            // Changes of the pressure tell the same at every height above the sea.
            if (input.Quantity == "pressure" && groups.HasFlag(FeatureGroups.Changes))
            {
                continue;
            }

            proposal._features.Add(input == dewPoint && temperature != null
                ? new Depression(temperature.Column, input.Column)
                : new Level(input.Column, input.Unit));
        }

        Dictionary<string, float[]> readings = proposal.Hold(table, starts);
        if (groups.HasFlag(FeatureGroups.Changes))
        {
            int[] first = FirstRows(starts, table.Rows);
            foreach (InputReading input in inputs)
            {
                proposal._features.AddRange(Changes(input, readings[input.Column], train, first));
            }
        }

        if (groups.HasFlag(FeatureGroups.Cycles))
        {
            proposal._features.AddRange([new Cycle(false, true), new Cycle(false, false)]);
        }

        if (groups.HasFlag(FeatureGroups.Season))
        {
            proposal._features.AddRange([new Cycle(true, true), new Cycle(true, false)]);
        }

        return proposal;
    }

    /// <inheritdoc/>
    public float[] Compute(IReadingTable table, IReadOnlyList<int> starts)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(starts);
        Dictionary<string, float[]> readings = Hold(table, starts);
        int[] first = FirstRows(starts, table.Rows);
        float[] values = new float[table.Rows * _features.Count];
        for (int i = 0; i < _features.Count; i++)
        {
            float[] column = _features[i].Compute(readings, table.Times, first);
            for (int row = 0; row < column.Length; row++)
            {
                values[(row * _features.Count) + i] = column[row];
            }
        }

        return values;
    }

    private static IEnumerable<Change> Changes(InputReading input, float[] reading, RowRange train, int[] first)
    {
        foreach (int lag in input.Quantity == "pressure" ? s_pressureLags : s_lags)
        {
            double sum = 0;
            int count = 0;
            for (int row = train.Start + lag; row < train.End; row++)
            {
                double change = reading[row] - reading[Math.Max(row - lag, first[row])];
                sum += change * change;
                count++;
            }

            // Two digits tell people as much.
            float limit = count == 0 || sum == 0 ? 0 : RoundUp(Deviations * Math.Sqrt(sum / count));
            if (limit > 0)
            {
                yield return new Change(input.Column, input.Quantity is "temperature" or "dewpoint" ? "K" : input.Unit, lag, limit);
            }
        }
    }

    private static float RoundUp(double value) =>
        float.Parse(value.ToString("G2", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);

    private static double Median(double[] numbers, IReadingTable table, InputReading input)
    {
        double[] known = [.. numbers.Where(double.IsFinite).Order()];
        return known.Length > 0
            ? known[known.Length / 2]
            : throw new TrainingException($"{table.Name}: --inputs {input.Column}: expected readings in the training part, found none");
    }

    private static int[] FirstRows(IReadOnlyList<int> starts, int rows)
    {
        int[] first = new int[rows];
        for (int i = 0; i < starts.Count; i++)
        {
            int end = i + 1 < starts.Count ? starts[i + 1] : rows;
            Array.Fill(first, starts[i], starts[i], end - starts[i]);
        }

        return first;
    }

    private Dictionary<string, float[]> Hold(IReadingTable table, IReadOnlyList<int> starts) =>
        _columns
            .Select((column, i) => (column, held: HeldReadings.Hold(table.RequireNumbers(column, "--inputs"), starts, _medians[i])))
            .ToDictionary(pair => pair.column, pair => pair.held, StringComparer.Ordinal);
}

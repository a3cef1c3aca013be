using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Trainer.Data;
using TinyRnn.Trainer.Tables;

namespace TinyRnn.Trainer.Features;

/// <summary>Applies a recipe to the rows of a table, as a board does it reading by reading.</summary>
/// <param name="recipe">The recipe.</param>
/// <param name="count">Features that it makes.</param>
/// <param name="readings">[readings][rows].</param>
/// <param name="table">The table, for its times.</param>
internal sealed class RowFeatures(Recipe recipe, int count, double[][] readings, IReadingTable table)
{
    private readonly FeatureRunner _runner = new(recipe);
    private readonly float[] _row = new float[readings.Length];
    private readonly float[] _features = new float[count];
    private readonly float[] _values = new float[table.Rows * count];
    private readonly bool[] _given = new bool[table.Rows];
    private readonly List<int> _begins = [];

    /// <summary>Takes all rows.</summary>
    /// <param name="starts">The first row of each sequence.</param>
    public void Take(IReadOnlyList<int> starts)
    {
        for (int i = 0; i < starts.Count; i++)
        {
            int end = i + 1 < starts.Count ? starts[i + 1] : table.Rows;
            _runner.Reset();
            _begins.Add(starts[i]);
            for (int row = starts[i]; row < end; row++)
            {
                Take(row, starts[i]);
            }
        }
    }

    /// <summary>What was made. Rows before the first features have those.</summary>
    public FeatureRows Finish()
    {
        int first = Array.IndexOf(_given, true);
        if (first < 0)
        {
            throw new TrainingException(
                $"{table.Name}: expected a row that has {string.Join(", ", recipe.Readings.Select(reading => reading.Name))}, found none");
        }

        for (int row = 0; row < first; row++)
        {
            Array.Copy(_values, first * count, _values, row * count, count);
        }

        return new FeatureRows(count, _values, _given, _begins);
    }

    private void Take(int row, int start)
    {
        for (int i = 0; i < _row.Length; i++)
        {
            _row[i] = (float)readings[i][row];
        }

        StepOutcome outcome = _runner.Take(_row, Seconds(row, start));
        if (outcome == StepOutcome.Bridged)
        {
            throw new TrainingException($"{table.Name}: row {row + 1}: expected each step of {recipe.Step} s, which the recipe states, found some missing");
        }

        _given[row] = _runner.Next(_features);
        if (outcome == StepOutcome.Started && row > start)
        {
            _begins.Add(row);
        }

        if (_given[row])
        {
            _features.CopyTo(_values, row * count);
        }
        else if (row > 0)
        {
            Array.Copy(_values, (row - 1) * count, _values, row * count, count);
        }
    }

    /// <summary>Seconds since 1970; of a table without times the rows' own steps.</summary>
    private long Seconds(int row, int start) =>
        table.Times.Count > 0 ? (long)Math.Floor((table.Times[row] - DateTime.UnixEpoch).TotalSeconds) : recipe.TimeOf(row - start);
}

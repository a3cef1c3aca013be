using System;
using System.Collections.Generic;
using TinyRnn.Trainer.Tables;
using TinyRnn.Trainer.Tasks;

namespace TinyRnn.Trainer.Data;

/// <summary>Finds where sequences begin.</summary>
public static class SequenceStarts
{
    /// <summary>The first row of each sequence: where the column that groups rows changes; row 0 alone for a stream.</summary>
    /// <exception cref="TrainingException">A sequence stands in two places, or has more than one label.</exception>
    public static IReadOnlyList<int> Find(IReadingTable table, PredictionTask task)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(task);
        if (task.Sequence == null)
        {
            return [0];
        }

        table.RequireColumn(task.Sequence, "--sequence");
        string[] names = table.Texts(task.Sequence);
        string[] labels = table.Texts(task.Column);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        List<int> starts = [];
        for (int row = 0; row < names.Length; row++)
        {
            if (row == 0 || names[row] != names[row - 1])
            {
                starts.Add(row);
                Require(seen.Add(names[row]), $"expected the rows of {task.Sequence} '{names[row]}' one behind the other, found more of them", table, row);
            }
            else
            {
                Require(labels[row] == labels[row - 1], $"expected one {task.Column} for all of {task.Sequence} '{names[row]}', found '{labels[row - 1]}' and '{labels[row]}'", table, row);
            }
        }

        return starts;
    }

    private static void Require(bool condition, string problem, IReadingTable table, int row)
    {
        if (!condition)
        {
            throw new TrainingException($"{table.Name}: row {row + 1}: {problem}");
        }
    }
}

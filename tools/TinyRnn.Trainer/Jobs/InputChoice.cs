using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Trainer.Features;
using TinyRnn.Trainer.Tables;

namespace TinyRnn.Trainer.Jobs;

/// <summary>Chooses what a network takes: what is stated, or every column whose quantity is known.</summary>
internal static class InputChoice
{
    public static IReadOnlyList<InputReading> Choose(TrainingPlan plan)
    {
        if (plan.Inputs.Count > 0)
        {
            InputReading[] inputs = [.. plan.Inputs.Select(input => Found(plan.Table, input))];
            RequireNoLeak(plan with { Inputs = inputs });
            return inputs;
        }

        InputReading[] candidates =
        [
            .. plan.Table.Columns
                // What is predicted is known to its own future.
                .Where(column => column != plan.Task.Column || plan.Task.Horizon > 0)
                .Where(column => column != plan.Task.Sequence && !plan.Table.TimeColumns.Contains(column))
                .Where(column => plan.Table.Numbers(column) != null)
                .Select(column => Guessed(plan.Table, column)),
        ];
        InputReading[] known = [.. candidates.Where(input => input.Quantity != InputReading.Other)];
        return known.Length > 0 ? known
            : candidates.Length > 0 ? candidates
            : throw new TrainingException($"{plan.Table.Name}: expected columns of numbers to predict from, found none besides '{plan.Task.Column}'");
    }

    /// <summary>A stated input with the column's whole name, and the file's unit where none was stated.</summary>
    private static InputReading Found(IReadingTable table, InputReading stated)
    {
        string column = table.NamedColumn(stated.Column);
        table.RequireNumbers(column, "--inputs");
        InputReading guessed = Guessed(table, column);
        return stated == InputReading.Guess(stated.Column) ? guessed
            : guessed with { Quantity = stated.Quantity, Unit = stated.Unit.Length > 0 ? stated.Unit : guessed.Unit };
    }

    private static InputReading Guessed(IReadingTable table, string column) =>
        InputReading.Guess(column, table.Unit(column)) with { Name = table.NameOf(column) };

    private static void RequireNoLeak(TrainingPlan plan)
    {
        if (plan.Task.Horizon == 0 && plan.Inputs.Any(input => input.Column == plan.Task.Column))
        {
            throw new TrainingException(
                $"--inputs {plan.Task.Column}: expected inputs without the column that is predicted, found it among them; "
                    + "the network would learn to repeat it. State --ahead or --within to predict what comes after the reading");
        }

        if (plan.Inputs.GroupBy(input => input.Column, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new TrainingException($"--inputs {twice.Key}: expected each column once, found it twice");
        }
    }
}

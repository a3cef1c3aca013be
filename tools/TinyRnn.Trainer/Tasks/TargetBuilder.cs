using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TinyRnn.Trainer.Tables;

namespace TinyRnn.Trainer.Tasks;

/// <summary>Makes the target of a table's column.</summary>
public static class TargetBuilder
{
    /// <summary>The most classes.</summary>
    private const int MostClasses = 64;

    /// <summary>Distinct whole numbers up to which a column counts as classes, not as a quantity.</summary>
    private const int FewNumbers = 10;

    /// <summary>Makes the target.</summary>
    /// <param name="table">The readings.</param>
    /// <param name="task">What is to be predicted.</param>
    /// <param name="classes">The classes, where another file has decided on them.</param>
    /// <exception cref="TrainingException">The column is not there, or nothing can be learned from it.</exception>
    public static Target Build(IReadingTable table, PredictionTask task, IReadOnlyList<string>? classes = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(task);
        task.Require();
        table.RequireColumn(task.Column, "--predict");
        if (task.HasLimit)
        {
            double[] numbers = table.RequireNumbers(task.Column, "--predict");
            double[] events = Array.ConvertAll(numbers, task.EventOf);
            return new Target(task, TargetKind.Binary, task.Following(events), ["no", "yes"], events) { StepSeconds = table.StepSeconds() };
        }

        TargetKind kind = task.Kind ?? GuessKind(table, task.Column);
        double[] present;
        if (kind == TargetKind.Regression)
        {
            present = table.RequireNumbers(task.Column, "--predict");
            return new Target(task, kind, task.Following(present), [], present) { StepSeconds = table.StepSeconds() };
        }

        classes ??= FindClasses(table, task.Column);
        if (kind == TargetKind.Binary && classes.Count > 2)
        {
            throw new TrainingException($"{table.Name}: --predict {task.Column}: expected two values for a binary task, found {classes.Count}");
        }

        present = ClassNumbers(table, task.Column, classes);
        return new Target(task, kind, task.Following(present), classes, present) { StepSeconds = table.StepSeconds() };
    }

    private static TargetKind GuessKind(IReadingTable table, string column)
    {
        string[] distinct = [.. table.Texts(column).Where(text => text.Length > 0).Distinct().Take(MostClasses + 1)];
        double[]? numbers = table.Numbers(column);
        bool isWhole = numbers == null || numbers.All(value => double.IsNaN(value) || value == Math.Floor(value));
        return distinct.Length <= 2 && isWhole ? TargetKind.Binary
            : numbers == null || (isWhole && distinct.Length <= FewNumbers) ? TargetKind.MultiClass
            : TargetKind.Regression;
    }

    private static string[] FindClasses(IReadingTable table, string column)
    {
        string[] distinct = [.. table.Texts(column).Where(text => text.Length > 0).Distinct()];
        bool areNumbers = table.Numbers(column) != null;
        string[] classes = areNumbers
            ? [.. distinct.OrderBy(text => double.Parse(text, CultureInfo.InvariantCulture))]
            : [.. distinct.Order(StringComparer.Ordinal)];
        return classes.Length switch
        {
            0 => throw new TrainingException($"{table.Name}: --predict {column}: expected values, found none"),
            1 => throw new TrainingException($"{table.Name}: --predict {column}: expected at least two different values, found only '{classes[0]}': there is nothing to predict"),
            > MostClasses => throw new TrainingException($"{table.Name}: --predict {column}: expected at most {MostClasses} classes, found {classes.Length}"),
            _ => classes,
        };
    }

    private static double[] ClassNumbers(IReadingTable table, string column, IReadOnlyList<string> classes)
    {
        var numbers = classes.Select((text, index) => (text, index)).ToDictionary(pair => pair.text, pair => (double)pair.index, StringComparer.Ordinal);
        return
        [
            .. table.Texts(column).Select((text, row) =>
                text.Length == 0 ? double.NaN
                : numbers.TryGetValue(text, out double number) ? number
                : throw new TrainingException($"{table.Name}: row {row + 1}: expected one of {string.Join(", ", classes)} in column '{column}', found '{text}'")),
        ];
    }
}

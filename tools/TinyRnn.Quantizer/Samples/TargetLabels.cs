using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Readings;

namespace TinyRnn.Quantizer.Samples;

/// <summary>The labels of a file's steps as a model's target makes them: a look at the file before it is evaluated, since labels lie ahead.</summary>
public sealed class TargetLabels
{
    private readonly List<double> _labels = [];
    private readonly List<double> _present = [];

    private readonly ColumnMapping _mapping;

    private TargetLabels(ColumnMapping mapping)
    {
        _mapping = mapping;
    }

    /// <summary>Makes the labels of a file.</summary>
    /// <param name="source">Opened with the target's column as its first text.</param>
    /// <param name="target">What is predicted.</param>
    /// <param name="mapping">Where the target's column stands and what makes its unit of the file's; null for the column as it is.</param>
    /// <exception cref="CsvInputException">The column holds something that is no value of the target; says where.</exception>
    public static TargetLabels Of(ReadingSource source, PredictionTarget target, ColumnMapping? mapping = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        var labels = new TargetLabels(mapping ?? new ColumnMapping(target.Column, target.Column, 1, 0));
        List<double> series = [];
        using StepReader steps = source.OpenSteps();
        while (steps.Read())
        {
            if (steps.StartsSeries)
            {
                labels.AddSeries(series, target);
            }

            series.Add(steps.IsGap ? double.NaN : labels.Present(source, steps, target));
        }

        labels.AddSeries(series, target);
        return labels;
    }

    /// <summary>The label of a step.</summary>
    /// <param name="count">Steps up to it, from 1.</param>
    internal double Of(long count) => count <= _labels.Count ? _labels[(int)count - 1] : double.NaN;

    /// <summary>The target's question asked of the step itself.</summary>
    /// <param name="count">Steps up to it, from 1.</param>
    internal double PresentOf(long count) => count <= _present.Count ? _present[(int)count - 1] : double.NaN;

    private void AddSeries(List<double> series, PredictionTarget target)
    {
        _present.AddRange(series);
        double[] labels = target.Following(series.ToArray());
        if (target.Sequence != null)
        {
            // A sequence has one label, for what the model gives at its end.
            labels.AsSpan(0, Math.Max(0, labels.Length - 1)).Fill(double.NaN);
        }

        _labels.AddRange(labels);
        series.Clear();
    }

    private double Present(ReadingSource source, StepReader steps, PredictionTarget target)
    {
        string text = Encoding.UTF8.GetString(steps.Text(0)).Trim();
        bool isNumber = source.TryReadNumber(steps.Text(0), out double number);
        if (isNumber && double.IsNaN(number))
        {
            return double.NaN;
        }

        number = (number * _mapping.Scale) + _mapping.Offset;
        if (target.Classes.Count > 0)
        {
            return ClassOf(target.Classes, text, isNumber ? number : null) ?? throw Unfit(source, steps, target, $"one of {string.Join(", ", target.Classes)}", text);
        }

        return !isNumber ? throw Unfit(source, steps, target, "a number", text)
            : target.HasLimit ? target.EventOf(number)
            : number;
    }

    private static double? ClassOf(IReadOnlyList<string> classes, string text, double? number)
    {
        for (int i = 0; i < classes.Count; i++)
        {
            if (text == classes[i] || (number is { } value && double.TryParse(classes[i], CultureInfo.InvariantCulture, out double named) && named == value))
            {
                return i;
            }
        }

        return null;
    }

    private CsvInputException Unfit(ReadingSource source, StepReader steps, PredictionTarget target, string expected, string found) =>
        new(source.Name, steps.Line, source.PlaceOf(_mapping.Header), $"column '{_mapping.Header}': expected {expected}, found '{found}'");
}

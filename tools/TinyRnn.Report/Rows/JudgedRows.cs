using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Trainer.Tasks;

namespace TinyRnn.Report.Rows;

/// <summary>A file as models took it, step by step, with what they gave.</summary>
/// <param name="Signature">Of the model that is judged.</param>
/// <param name="Inputs">[rows, inputs]: features, in their units.</param>
/// <param name="Outputs">[rows, outputs] of the model.</param>
/// <param name="FloatOutputs">[rows, outputs] of the float network; null without one.</param>
/// <param name="Labels">[rows]; NaN where there is none.</param>
/// <param name="Present">[rows]: the target's question asked of the row itself; NaN where that is not known.</param>
/// <param name="Begins">Rows before which the state goes back to its beginning, ascending, 0 among them.</param>
/// <param name="Times">[rows], or empty.</param>
public sealed record JudgedRows(
    ModelSignature Signature,
    float[] Inputs,
    float[] Outputs,
    float[]? FloatOutputs,
    double[] Labels,
    double[] Present,
    IReadOnlyList<int> Begins,
    IReadOnlyList<DateTime> Times)
{
    /// <summary>Rows.</summary>
    public int Count => Labels.Length;

    /// <summary>Rows with a label.</summary>
    public int Scored => Labels.Count(double.IsFinite);

    /// <summary>Values of a row.</summary>
    public int InputSize => Signature.InputSize;

    /// <summary>Outputs of a row.</summary>
    public int OutputSize => Signature.Outputs.Count;

    /// <summary>Seconds between rows; 0 when neither model nor file tells.</summary>
    public double StepSeconds =>
        Signature.Recipe is { Recipe.Step: > 0 } recipe ? recipe.Recipe.Step
        : Times.Count < 2 ? 0
        : Times.Skip(1).Zip(Times, (next, time) => (next - time).TotalSeconds).Order().ElementAt((Times.Count - 1) / 2);

    /// <summary>What the target is.</summary>
    public TargetKind Kind => Enum.Parse<TargetKind>(Signature.Task.ToString());

    /// <summary>The labels that are there, as the scorers take them.</summary>
    public float[] KnownLabels => [.. Labels.Where(double.IsFinite).Select(label => (float)label)];

    /// <summary>Outputs of the rows that have a label.</summary>
    /// <param name="outputs">[rows, outputs].</param>
    public float[] Known(float[] outputs) =>
        [.. Enumerable.Range(0, Count).Where(row => double.IsFinite(Labels[row])).SelectMany(row => outputs.Skip(row * OutputSize).Take(OutputSize))];

    /// <summary>Rows from one on.</summary>
    public JudgedRows From(int first) => Cut(first, Count);

    /// <summary>Rows up to one.</summary>
    public JudgedRows Until(int end) => Cut(0, end);

    private JudgedRows Cut(int first, int end) =>
        this with
        {
            Inputs = Inputs[(first * InputSize)..(end * InputSize)],
            Outputs = Outputs[(first * OutputSize)..(end * OutputSize)],
            FloatOutputs = FloatOutputs?[(first * OutputSize)..(end * OutputSize)],
            Labels = Labels[first..end],
            Present = Present[first..end],
            Begins = [0, .. Begins.Where(row => row > first && row < end).Select(row => row - first)],
            Times = Times.Count == 0 ? [] : [.. Times.Skip(first).Take(end - first)],
        };
}

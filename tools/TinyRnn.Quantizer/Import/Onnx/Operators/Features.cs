using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Import.Onnx.Graphs;
using TinyRnn.Quantizer.Import.Onnx.Stages;
using TinyRnn.Quantizer.Import.Onnx.Values;

namespace TinyRnn.Quantizer.Import.Onnx.Operators;

/// <summary>The numbers that a node takes for one step of one sequence: outputs of one stage, in some order.</summary>
internal sealed class Features
{
    private readonly Element[] _row;

    private Features(Element[] row, Selection selection)
    {
        _row = row;
        Selection = selection;
    }

    public Stage Stage => _row[0].Stage;

    public Selection Selection { get; }

    public int Count => _row.Length;

    public IReadOnlyList<Element> Row => _row;

    public StageInput Input => new(Stage, Selection);

    public bool IsPlain => _row.All(element => element.IsPlain);

    /// <summary>True when these are all outputs of the stage as they stand there.</summary>
    public bool IsWhole => IsPlain && Count == Stage.Size && !_row.Where((element, i) => element.Index != i).Any();

    /// <summary>Reads the features off the rows of a signal, which must hold the same for each sequence.</summary>
    public static Features Of(Node node, IReadOnlyList<ArraySegment<Element>> rows)
    {
        if (rows.Count == 0 || rows[0].Count == 0)
        {
            throw node.Refused("expected values, found an empty tensor");
        }

        foreach (ArraySegment<Element> row in rows)
        {
            int batch = row[0].Batch;
            for (int i = 0; i < row.Count; i++)
            {
                if (row[i].Batch != batch || row.Count != rows[0].Count || row[i] with { Batch = 0 } != rows[0][i] with { Batch = 0 })
                {
                    throw node.AxesRefused(
                        "expected the same values of each sequence in the last axis, found several sequences or directions mixed"
                    );
                }
            }
        }

        Element[] first = DirectionPair.Average(DirectionPair.Join(rows[0].Select(element => element with { Batch = 0 }).ToArray()));
        CheckStage(node, first);
        return new Features(first, SelectionOf(node, first));
    }

    /// <summary>Reads what a signal holds for each sequence, in the order of its axes.</summary>
    public static Features OfSequence(Node node, Signal signal) =>
        Of(node, signal.Elements.GroupBy(element => element.Batch).Select(group => new ArraySegment<Element>(group.ToArray())).ToArray());

    private static void CheckStage(Node node, Element[] row)
    {
        Stage[] stages = row.Select(element => element.Stage).Distinct().ToArray();
        if (stages.Length > 1)
        {
            throw node.Refused($"expected values of one layer, found values of {Text.List(stages)}; concatenated branches are not supported");
        }

        if (stages[0] is InputStage { IsState: true })
        {
            throw node.Refused($"input {stages[0]} of the graph: expected readings in one input, and only initial states in others");
        }
    }

    private static Selection SelectionOf(Node node, Element[] row)
    {
        if (row.All(element => element.Part == Part.EachStep))
        {
            return Selection.EachStep;
        }

        if (row.All(element => element.Part == Part.Final))
        {
            return Selection.FinalState;
        }

        if (row.All(element => element.Part == element.Stage.PartOf(true, element.Index)))
        {
            return Selection.LastOutput;
        }

        throw node.Refused(
            row.Any(element => element.Part == Part.Cell) ? "the cell state c_n as an input is not supported"
            : row.Any(element => element.Part == Part.First) ? "the output of a window's first step as an input is not supported"
            : "expected values of one moment, found outputs of steps and final states mixed"
        );
    }
}

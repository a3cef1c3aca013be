using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.Forward;

/// <summary>Says in one line what layers compute.</summary>
public static class ForwardText
{
    /// <summary>Operation by operation, such as <c>gru 2x8 -> last output -> relu -> dense 1</c>.</summary>
    /// <param name="layers">First to last.</param>
    public static string Of(IReadOnlyList<NetworkLayer> layers)
    {
        var operations = new List<string>();
        int lastRecurrent = layers.ToList().FindLastIndex(LayerFacts.IsRecurrent);
        for (int i = 0; i < layers.Count; i++)
        {
            int count = StackFrom(layers, i);
            operations.AddRange(Describe(layers[i], count));
            i += count - 1;
            if (i == lastRecurrent && !layers.Skip(i).Any(SelectsSteps))
            {
                operations.Add("every step");
            }
        }

        return string.Join(" -> ", operations);
    }

    private static bool SelectsSteps(NetworkLayer layer) => layer.StepsOut(int.MaxValue) != int.MaxValue || layer is UntoldLayer { IsTake: true };

    /// <summary>Layers of one kind and size that stand one on the other.</summary>
    private static int StackFrom(IReadOnlyList<NetworkLayer> layers, int first)
    {
        string? recurrent = Recurrent(layers[first], 1);
        return recurrent is null ? 1 : layers.Skip(first).TakeWhile(layer => Recurrent(layer, 1) == recurrent).Count();
    }

    private static IEnumerable<string> Describe(NetworkLayer layer, int count) =>
        layer switch
        {
            DenseLayer { Activation.Kind: ActivationKind.None } dense => [Text($"dense {dense.OutputSize}")],
            DenseLayer dense => [Text($"dense {dense.OutputSize}"), $"{dense.Activation}"],
            ActivationLayer activation => [$"{activation.Activation}"],
            SoftmaxLayer softmax => [softmax.IsLogarithm ? "log_softmax" : "softmax"],
            ScaleLayer => ["batch normalization"],
            EmbeddingLayer embedding => [Text($"embedding {embedding.Tokens}x{embedding.Size}")],
            OneHotLayer oneHot => [Text($"one-hot {oneHot.Tokens}")],
            LastStepLayer { Selection: StepSelection.FinalState } => ["final state"],
            LastStepLayer => ["last output"],
            PoolingLayer { Pooling: Pooling.Mean } => ["mean of the steps"],
            PoolingLayer => ["max of the steps"],
            LastStepsLayer last => [Text($"last {last.Steps} steps")],
            FlattenLayer flatten => [Text($"flatten of {flatten.Steps} steps")],
            RepeatLayer repeat => [Text($"repeat {repeat.Steps}")],
            ReconstructionErrorLayer error => [$"reconstruction error ({error.Word})"],
            ArgMaxLayer => ["argmax"],
            UntoldLayer => ["?"],
            _ => [Recurrent(layer, count) ?? layer.GetType().Name],
        };

    private static string? Recurrent(NetworkLayer layer, int count) =>
        layer switch
        {
            RecurrentLayer cell => Cell(cell, count),
            ReverseLayer reverse => $"{Cell(reverse.Layer, count)} backwards",
            BidirectionalLayer both => $"bidirectional {Cell(both.Forward, count)}{NameOf(both.Merge)}",
            _ => null,
        };

    private static string Cell(RecurrentLayer cell, int count)
    {
        string kind = cell.Cell switch
        {
            CellKind.Gru => "gru",
            CellKind.Lstm => "lstm",
            _ => $"rnn {cell.EffectiveOptions.CandidateActivation}",
        };
        string size = count == 1 ? Text($"{cell.HiddenSize}") : Text($"{count}x{cell.HiddenSize}");
        string options = string.Join(", ", CellRules.Describe(cell).Skip(cell.Cell == CellKind.Rnn ? 1 : 0));
        return options.Length == 0 ? $"{kind} {size}" : $"{kind} {size} ({options})";
    }

    private static string NameOf(MergeMode merge) =>
        merge switch
        {
            MergeMode.Sum => " summed",
            MergeMode.Multiply => " multiplied",
            MergeMode.Average => " averaged",
            _ => "",
        };

    private static string Text(System.FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

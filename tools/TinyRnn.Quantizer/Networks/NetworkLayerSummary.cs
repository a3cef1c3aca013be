using System;
using System.Linq;

namespace TinyRnn.Quantizer.Networks;

/// <summary>One layer of a float network.</summary>
/// <param name="Name">The layer's name in the file it came from.</param>
/// <param name="Kind">The kind of unit, or dense with its activation.</param>
/// <param name="InputSize">Values in.</param>
/// <param name="OutputSize">Values out.</param>
/// <param name="Parameters">Weights and biases.</param>
/// <param name="LargestWeight">The largest magnitude of a weight.</param>
public sealed record NetworkLayerSummary(string Name, string Kind, int InputSize, int OutputSize, long Parameters, float LargestWeight)
{
    internal static NetworkLayerSummary Of(NetworkLayer layer) =>
        new(layer.Name, KindOf(layer), layer.InputSize, layer.OutputSize, CountOf(layer), LargestOf(layer));

    private static string KindOf(NetworkLayer layer) =>
        layer switch
        {
            RecurrentLayer recurrent => KindOf(recurrent),
            DenseLayer dense => $"Dense, {(dense.Activation == Activation.None ? "no activation" : dense.Activation)}",
            SoftmaxLayer { IsLogarithm: true } => "Log-softmax",
            SoftmaxLayer => "Softmax",
            BidirectionalLayer { Merge: var merge } bidirectional => $"Bidirectional {KindOf(bidirectional.Forward)}, {NameOf(merge)}",
            ReverseLayer reverse => $"{KindOf(reverse.Layer)}, backwards",
            EmbeddingLayer embedding => $"Embedding of {embedding.Tokens} tokens",
            OneHotLayer => "One-hot",
            LastStepLayer { Selection: StepSelection.FinalState } => "Final state",
            LastStepLayer => "Last output",
            ArgMaxLayer => "Argmax",
            PoolingLayer { Pooling: Pooling.Mean } => "Mean of the steps",
            PoolingLayer => "Max of the steps",
            LastStepsLayer last => $"Last {last.Steps} steps",
            FlattenLayer flatten => $"Flatten of {flatten.Steps} steps",
            RepeatLayer repeat => $"Repeat, {repeat.Steps} times",
            ReconstructionErrorLayer error => $"Reconstruction error, {error.Word}",
            _ => throw Unknown(layer),
        };

    private static string KindOf(RecurrentLayer layer) => string.Join(", ", CellRules.Describe(layer).Prepend(layer.Cell.ToString()));

    private static string NameOf(MergeMode merge) =>
        merge switch
        {
            MergeMode.Concatenate => "both outputs",
            MergeMode.Sum => "sum",
            MergeMode.Multiply => "product",
            _ => "average",
        };

    private static long CountOf(NetworkLayer layer) =>
        layer switch
        {
            RecurrentLayer recurrent => MatricesOf(recurrent).Sum(matrix => matrix.Length)
                + recurrent.InputBias.Length
                + recurrent.RecurrentBias.Length,
            DenseLayer dense => dense.Weights.Length + dense.Bias.Length,
            BidirectionalLayer bidirectional => CountOf(bidirectional.Forward) + CountOf(bidirectional.Backward),
            ReverseLayer reverse => CountOf(reverse.Layer),
            EmbeddingLayer embedding => embedding.Weights.Length,
            OneHotLayer or ArgMaxLayer or SoftmaxLayer or LastStepLayer or PoolingLayer or LastStepsLayer or FlattenLayer or RepeatLayer or ReconstructionErrorLayer => 0,
            _ => throw Unknown(layer),
        };

    private static float LargestOf(NetworkLayer layer) =>
        layer switch
        {
            RecurrentLayer recurrent => MatricesOf(recurrent).Max(Largest),
            DenseLayer dense => Largest(dense.Weights),
            BidirectionalLayer bidirectional => MathF.Max(LargestOf(bidirectional.Forward), LargestOf(bidirectional.Backward)),
            ReverseLayer reverse => LargestOf(reverse.Layer),
            EmbeddingLayer embedding => Largest(embedding.Weights),
            _ => 0,
        };

    private static float[][] MatricesOf(RecurrentLayer layer)
    {
        CellOptions options = layer.EffectiveOptions;
        return [layer.InputWeights, layer.RecurrentWeights, options.Peepholes, options.Projection];
    }

    private static NotSupportedException Unknown(NetworkLayer layer) =>
        new($"Layer '{layer.Name}' is of an unknown kind, {layer.GetType().Name}.");

    private static float Largest(float[] weights)
    {
        float largest = 0;
        foreach (float weight in weights)
        {
            largest = MathF.Max(largest, MathF.Abs(weight));
        }

        return largest;
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace TinyRnn.Quantizer.Import.Keras;

/// <summary>A Bidirectional layer: a cell for each direction, and how their outputs are merged.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Forward">From the first step to the last.</param>
/// <param name="Backward">From the last step to the first.</param>
/// <param name="Merge">concat, sum, mul or ave.</param>
/// <param name="ReturnsSequences">An output at each step.</param>
/// <param name="IsStateful">The state is kept from window to window.</param>
internal sealed record KerasBidirectional(
    KerasLayer Layer,
    KerasCell Forward,
    KerasCell Backward,
    string Merge,
    bool ReturnsSequences,
    bool IsStateful
)
{
    private static readonly string[] s_merges = ["concat", "sum", "mul", "ave"];

    /// <summary>Values out of a step.</summary>
    public int Size => Merge == "concat" ? 2 * Forward.Units : Forward.Units;

    /// <exception cref="ImportException">Not supported.</exception>
    public static KerasBidirectional Read(KerasLayer layer)
    {
        string merge = MergeOf(layer);
        KerasLayer forward = layer.Inner("layer");
        KerasLayer? backward = layer.Find("backward_layer") is null ? null : layer.Inner("backward_layer");
        CheckDirections(layer, forward, backward);
        KerasLayer other = backward ?? forward;
        IReadOnlyList<KerasCell> ones = KerasRecurrent.CellsOf(forward, "forward_layer", Prefixed("forward_", forward.Name));
        IReadOnlyList<KerasCell> twos = KerasRecurrent.CellsOf(other, "backward_layer", Prefixed("backward_", other.Name));
        if (ones.Count > 1 || twos.Count > 1)
        {
            throw layer.Refuse($"{KerasClasses.Stacked} in both directions are not supported; stack Bidirectional layers");
        }

        (KerasCell one, KerasCell two) = (ones[0], twos[0]);
        return (one.Type, one.Units) == (two.Type, two.Units)
            ? new KerasBidirectional(layer, one, two, merge, forward.Flag("return_sequences"), forward.Flag("stateful", false))
            : throw layer.Refuse(
                $"expected both directions of one kind and size, found {one.Type} of {one.Units} units and {two.Type} of {two.Units}"
            );
    }

    /// <summary>The layer in the words of the sidecar; puts the tensors into the store.</summary>
    public JsonObject Entry(
        long? size,
        IReadOnlyList<Dictionary<string, Weight>> weights,
        KerasActivations activations,
        TensorStore store
    ) =>
        new()
        {
            ["type"] = "bidirectional",
            ["name"] = Layer.Name,
            ["merge"] = Merge,
            ["forward"] = Forward.Entry($"{Layer.Name}.forward", size, weights[0], activations, store),
            ["backward"] = Backward.Entry($"{Layer.Name}.backward", size, weights[1], activations, store),
        };

    private static string MergeOf(KerasLayer layer)
    {
        string merge = layer.Has("merge_mode") ? KerasJson.Show(layer.Get("merge_mode")).Trim('"') : "concat";
        if (!s_merges.Contains(merge))
        {
            string kept = merge == "null" ? "keeps both outputs apart and is not supported" : "is not supported";
            throw layer.Refuse($"merge_mode {merge} {kept}; {string.Join(", ", s_merges)} are");
        }

        if (layer.Find("num_constants") is { } constants && KerasJson.Show(constants) != "0")
        {
            throw layer.Refuse("constants are not supported");
        }

        return merge;
    }

    private static void CheckDirections(KerasLayer layer, KerasLayer forward, KerasLayer? backward)
    {
        if (forward.Flag("go_backwards", false))
        {
            throw forward.Refuse("go_backwards in the forward direction is not supported");
        }

        if (backward is not null && !backward.Flag("go_backwards", false))
        {
            throw backward.Refuse("expected go_backwards in the backward direction");
        }

        if (backward is not null && backward.Flag("return_sequences") != forward.Flag("return_sequences"))
        {
            throw layer.Refuse("expected the same return_sequences in both directions");
        }
    }

    private static string Prefixed(string prefix, string name) =>
        name.StartsWith(prefix, StringComparison.Ordinal) ? name : prefix + name;
}

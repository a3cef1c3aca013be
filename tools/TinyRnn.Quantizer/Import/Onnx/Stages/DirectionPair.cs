using System.Linq;
using TinyRnn.Quantizer.Import.Onnx.Values;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.Onnx.Stages;

/// <summary>Two nodes over the same input, one forward and one reverse, that are used together: one bidirectional layer.</summary>
internal static class DirectionPair
{
    /// <summary>The elements as those of the bidirectional layer; unchanged when they do not come from such a pair.</summary>
    public static Element[] Join(Element[] elements)
    {
        if (Of(elements.Select(element => element.Stage).Distinct().ToArray()) is not { } pair)
        {
            return elements;
        }

        var both = new RecurrentStage(
            $"{pair.Ahead.Name}+{pair.Back.Name}",
            pair.Ahead.Forward,
            pair.Back.Backward,
            MergeMode.Concatenate,
            pair.Ahead.Input,
            pair.Ahead.Steps
        );
        return elements
            .Select(element =>
                element with
                {
                    Stage = both,
                    Index = element.Index + (element.Stage == pair.Back ? pair.Ahead.Size : 0),
                }
            )
            .ToArray();
    }

    private static (RecurrentStage Ahead, RecurrentStage Back)? Of(Stage[] stages) =>
        stages switch
        {
            [RecurrentStage { Backward: null } ahead, RecurrentStage { Forward: null } back] when Fit(ahead, back) => (ahead, back),
            [RecurrentStage { Forward: null } back, RecurrentStage { Backward: null } ahead] when Fit(ahead, back) => (ahead, back),
            _ => null,
        };

    private static bool Fit(RecurrentStage ahead, RecurrentStage back) =>
        ahead.Input == back.Input && ahead.Steps == back.Steps && ahead.Forward!.Cell == back.Backward!.Cell && ahead.Size == back.Size;
}

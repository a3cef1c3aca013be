using System.Linq;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.Onnx.Stages;

/// <summary>
/// Two nodes over the same input, one forward and one reverse, that are used together, and what becomes of both directions.
/// </summary>
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

    /// <summary>Half the sum of two directions is their average.</summary>
    public static Element[] Average(Element[] elements)
    {
        bool isHalved =
            elements[0].Stage is RecurrentStage { Merge: MergeMode.Sum }
            && elements.All(element => element is { Scale: 0.5, Offset: 0 } && element.Stage == elements[0].Stage);
        if (!isHalved)
        {
            return elements;
        }

        var sum = (RecurrentStage)elements[0].Stage;
        var average = new RecurrentStage(sum.Name, sum.Forward, sum.Backward, MergeMode.Average, sum.Input, sum.Steps);
        return elements.Select(element => element with { Stage = average, Scale = 1 }).ToArray();
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

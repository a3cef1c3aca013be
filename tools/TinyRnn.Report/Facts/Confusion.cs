using System.Collections.Generic;
using TinyRnn.Quantizer.Evaluation;

namespace TinyRnn.Report.Facts;

/// <summary>What was decided for rows of each class.</summary>
/// <param name="Classes">Names.</param>
/// <param name="Counts">[label][decision]: rows.</param>
public sealed record Confusion(IReadOnlyList<string> Classes, IReadOnlyList<IReadOnlyList<long>> Counts)
{
    /// <summary>That of a model's decisions; null where it makes none.</summary>
    /// <param name="scores">Its scores, binary ones at the threshold.</param>
    /// <param name="signature">Of the model.</param>
    public static Confusion? Of(Scores? scores, ModelSignature signature) =>
        scores switch
        {
            MultiClassScores classes => new Confusion(signature.Target is { Classes.Count: > 0 } target ? target.Classes : signature.Outputs, classes.Confusion),
            BinaryScores binary => new Confusion(
                signature.Target is { Classes.Count: 2 } target ? target.Classes : ["no", "yes"],
                [[binary.TrueNegatives, binary.FalsePositives], [binary.FalseNegatives, binary.TruePositives]]),
            _ => null,
        };
}

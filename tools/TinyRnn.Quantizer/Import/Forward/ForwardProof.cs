using System.Globalization;
using TinyRnn.Quantizer.Models;

namespace TinyRnn.Quantizer.Import.Forward;

/// <summary>A comparison of the float network with examples of the framework, in which every output agreed.</summary>
/// <param name="Windows">Sequences that were run, each from the initial state.</param>
/// <param name="Outputs">Numbers that were compared.</param>
/// <param name="LargestDifference">The largest difference of an output.</param>
/// <param name="LargestOutput">The largest magnitude of an output, to which the difference is judged.</param>
public sealed record ForwardProof(int Windows, int Outputs, double LargestDifference, double LargestOutput)
{
    /// <summary>True when the framework gave logits, of which the task makes probabilities.</summary>
    public bool BeforeHead { get; init; }

    /// <summary>What a model says of it.</summary>
    public ModelProof ForModel() => new(Windows, Outputs, (float)LargestDifference);

    /// <summary>For people.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Outputs} outputs of {Windows} {(Windows == 1 ? "example" : "examples")}, largest difference {LargestDifference:G2} of {LargestOutput:G3}{(BeforeHead ? ", before the last activation" : "")}"
        );
}

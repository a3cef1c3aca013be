using System.Collections.Generic;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Models;

/// <summary>The contents of a <c>.trnn</c> file.</summary>
/// <param name="Name">The model's name.</param>
/// <param name="Task">How outputs are judged.</param>
/// <param name="Threshold">Decision threshold.</param>
/// <param name="InputLimit">Largest magnitude of a quantized reading.</param>
/// <param name="Inputs">One per feature.</param>
/// <param name="Outputs">One per output.</param>
/// <param name="Layers">First to last.</param>
/// <param name="SelfTestReadings">[steps, inputs], in units.</param>
/// <param name="SelfTestOutputs">[steps, outputs], or [windows, outputs] where a window gives its last step; raw.</param>
internal sealed record QuantizedModel(
    string Name,
    ModelTask Task,
    float Threshold,
    int InputLimit,
    IReadOnlyList<QuantizedChannel> Inputs,
    IReadOnlyList<QuantizedChannel> Outputs,
    IReadOnlyList<LayerRecord> Layers,
    float[] SelfTestReadings,
    int[] SelfTestOutputs
)
{
    /// <summary>How readings become the inputs; null where the inputs are the readings.</summary>
    public Recipe? Recipe { get; init; }

    /// <summary>The v at the end of the table of tanh v; rows are scaled for it.</summary>
    public int TableReach { get; init; } = SigmoidValues.UsualReach;

    /// <summary>Greatest number of steps in a window; 0 for a network that is stepped.</summary>
    public int Window { get; init; }

    /// <summary>Steps of each window of the self test, where there are windows.</summary>
    public int[] SelfTestWindows { get; init; } = [];

    /// <summary>What proved the import; null for nothing.</summary>
    public ModelProof? Proof { get; init; }

    /// <summary>What it was made from; null for nothing.</summary>
    public ModelOrigin? Origin { get; init; }

    /// <summary>What the model predicts, where that is stated.</summary>
    public PredictionTarget? Target { get; init; }
}

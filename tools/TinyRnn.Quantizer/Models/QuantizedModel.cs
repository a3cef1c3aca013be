using System.Collections.Generic;

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
/// <param name="SelfTestOutputs">[steps, outputs], raw.</param>
internal sealed record QuantizedModel(
    string Name,
    ModelTask Task,
    float Threshold,
    int InputLimit,
    IReadOnlyList<QuantizedChannel> Inputs,
    IReadOnlyList<QuantizedChannel> Outputs,
    IReadOnlyList<QuantizedLayer> Layers,
    float[] SelfTestReadings,
    int[] SelfTestOutputs
);

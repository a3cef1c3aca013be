using System.Collections.Generic;

namespace TinyRnn.Quantizer.Models;

/// <summary>What is worth knowing about an integer model before it goes to a board.</summary>
/// <param name="Name">The model's name.</param>
/// <param name="Id">Its id in hexadecimal.</param>
/// <param name="Task">How the outputs are judged.</param>
/// <param name="Threshold">Decision threshold of a binary task.</param>
/// <param name="Inputs">One per feature.</param>
/// <param name="Outputs">One per output.</param>
/// <param name="Layers">First to last.</param>
/// <param name="Memory">What it takes on the board.</param>
/// <param name="SelfTestSteps">Steps of the built-in self test.</param>
public sealed record ModelSummary(
    string Name,
    string Id,
    ModelTask Task,
    float Threshold,
    IReadOnlyList<InputSummary> Inputs,
    IReadOnlyList<OutputSummary> Outputs,
    IReadOnlyList<LayerSummary> Layers,
    MemorySummary Memory,
    int SelfTestSteps
);

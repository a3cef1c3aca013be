using System.Collections.Generic;
using TinyRnn.Quantizer.Networks;

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
)
{
    /// <summary>Greatest number of steps in a window; 0 for a network that is stepped.</summary>
    public int Window { get; init; }

    /// <summary>True when the network cannot be stepped.</summary>
    public bool NeedsWindow { get; init; }

    /// <summary>True when every window must have all its steps.</summary>
    public bool NeedsFullWindow { get; init; }

    /// <summary>True when a window gives one output, not one for each step.</summary>
    public bool GivesLastStep { get; init; }

    /// <summary>Output vectors of a window where they are not one for each step; otherwise 0.</summary>
    public int OutputSteps { get; init; }

    /// <summary>What proved that the model was made of the network that was trained; null where the file says nothing.</summary>
    public ModelProof? Proof { get; init; }

    /// <summary>What the model was made from; null where the file says nothing.</summary>
    public ModelOrigin? Origin { get; init; }

    /// <summary>What the model predicts; null where the file does not say it.</summary>
    public PredictionTarget? Target { get; init; }

    /// <summary>How many tokens the network knows; 0 for one that takes readings.</summary>
    public int Tokens { get; init; }
}

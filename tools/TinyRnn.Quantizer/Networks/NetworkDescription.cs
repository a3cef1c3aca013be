using System.Collections.Generic;

namespace TinyRnn.Quantizer.Networks;

/// <summary>What a network is for, beyond its weights.</summary>
/// <param name="Name">A short name, for example <c>rain-gru</c>.</param>
/// <param name="Features">One per input, or empty when the network has no feature names.</param>
/// <param name="Outputs">One per output, or empty when the outputs have no names.</param>
/// <param name="Task">How the outputs are judged.</param>
/// <param name="Threshold">Decision threshold on the probability of a binary task, in (0, 1).</param>
public sealed record NetworkDescription(
    string Name,
    IReadOnlyList<Channel> Features,
    IReadOnlyList<Channel> Outputs,
    NetworkTask Task,
    double Threshold
)
{
    /// <summary>How the features are made of readings; null where they are the readings.</summary>
    public NetworkRecipe? Recipe { get; init; }

    /// <summary>What the network predicts; null where that is not stated.</summary>
    public PredictionTarget? Target { get; init; }

    /// <summary>The text of each token that the network takes, or empty when it takes readings or tokens have no text.</summary>
    public IReadOnlyList<string> Vocabulary { get; init; } = [];
}

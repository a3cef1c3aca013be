namespace TinyRnn.Quantizer.Networks;

/// <summary>
/// Two recurrent layers over the same window, one from its first step to its last and one from the last to the first. The
/// output of step t is made of both layers' h after they have seen step t.
/// </summary>
/// <param name="Name">The layer's name, for messages.</param>
/// <param name="Forward">First step to last.</param>
/// <param name="Backward">Last step to first; of the same sizes.</param>
/// <param name="Merge">How the two become one output.</param>
public sealed record BidirectionalLayer(string Name, RecurrentLayer Forward, RecurrentLayer Backward, MergeMode Merge)
    : NetworkLayer(Name, Forward.InputSize, Merge == MergeMode.Concatenate ? Forward.OutputSize + Backward.OutputSize : Forward.OutputSize);

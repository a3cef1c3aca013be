using System;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.Forward;

/// <summary>What a network is taken to compute, and how that is known.</summary>
/// <param name="Operations">Operation by operation, such as <c>gru 2x8 -> last output -> relu -> dense 1</c>; <c>?</c> is not told.</param>
/// <param name="Knowledge">How it is known.</param>
public sealed record ForwardTruth(string Operations, ForwardKnowledge Knowledge)
{
    /// <summary>What proved it; null unless it is proven.</summary>
    public ForwardProof? Proof { get; init; }

    /// <summary>What is not told, and the very line to add; null unless something is not told.</summary>
    public string? Question { get; init; }

    /// <summary>A network that writes a sequence, of which a sidecar states every layer.</summary>
    public static ForwardTruth Of(SequenceNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        string context = network.Context is null ? "" : $"context {ForwardText.Of(network.Context.Layers)}; decoder ";
        return new($"{context}{ForwardText.Of(network.Decoder.Layers)}", ForwardKnowledge.Stated);
    }

    /// <summary>One line for people.</summary>
    public override string ToString() =>
        Knowledge switch
        {
            ForwardKnowledge.Proven => $"{Operations} (proven: {Proof})",
            ForwardKnowledge.Stated => $"{Operations} (stated)",
            _ => $"{Operations} (not yet told)",
        };
}

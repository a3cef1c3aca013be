using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.Forward;

/// <summary>A network, and how it is known that it is the one that was trained.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Network">The network; where something is not told, one that may be meant.</param>
/// <param name="Forward">What it computes.</param>
public sealed record ImportedNetwork(string File, Network Network, ForwardTruth Forward)
{
    /// <summary>What is stated, and what examples answered that is not; null where nothing was compared.</summary>
    public ImportOptions? Settled { get; init; }

    /// <summary>The same, if everything is told that must be.</summary>
    /// <exception cref="ImportException">Something is neither stated nor proven; the message asks for it.</exception>
    public ImportedNetwork RequireTold() => Forward.Question is { } question ? throw new ImportException(File, question) : this;
}

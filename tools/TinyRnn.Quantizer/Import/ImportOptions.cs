using System.Collections.Generic;
using System.Linq;
using TinyRnn.CompilerServices;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import;

/// <summary>
/// What a file of weights cannot tell. Each option that is stated overrides the sidecar; one that is null leaves it to
/// the sidecar, then to the default.
/// </summary>
public sealed record ImportOptions
{
    /// <summary>The sidecar to read; by default <c>NAME.json</c> beside the file, when it exists.</summary>
    public string? SidecarPath { get; init; }

    /// <summary>
    /// Which dictionary of a checkpoint holds the weights, for example <c>model_state_dict</c>; nested keys are joined
    /// by dots. Needed only when several could.
    /// </summary>
    public string? StateDictKey { get; init; }

    /// <summary>The network's name; by default the file's name without its ending.</summary>
    public string? Name { get; init; }

    /// <summary>How the outputs are judged.</summary>
    public NetworkTask? Task { get; init; }

    /// <summary>Decision threshold of a binary task, in (0, 1); by default 0.5.</summary>
    public double? Threshold { get; init; }

    /// <summary>One per input.</summary>
    public IReadOnlyList<Channel>? Features { get; init; }

    /// <summary>How the features are made of readings; only a sidecar states it.</summary>
    public NetworkRecipe? Recipe { get; init; }

    /// <summary>What the network predicts; only a sidecar states it.</summary>
    public PredictionTarget? Target { get; init; }

    /// <summary>One per output.</summary>
    public IReadOnlyList<Channel>? Outputs { get; init; }

    /// <summary>
    /// Steps of the windows that the network was trained on, each starting from the initial state; 0, the default, for a network
    /// that is stepped through an endless sequence.
    /// </summary>
    public int? Window { get; init; }

    /// <summary>The text of each token, of a network that takes tokens.</summary>
    public IReadOnlyList<string>? Vocabulary { get; init; }

    /// <summary>
    /// The readings of a saved model are one-hot vectors: the network takes the numbers of the tokens instead. Files that state or infer
    /// their layers otherwise have no such option.
    /// </summary>
    public bool? OneHot { get; init; }

    /// <summary>
    /// Masks of a saved model are left out, as the network is given no padded steps. Other files have no masks, so it is refused there.
    /// </summary>
    public bool? WithoutPadding { get; init; }

    /// <summary>
    /// What the layers after the last recurrent one are given, which weights do not tell. Not for networks whose sidecar states
    /// every layer.
    /// </summary>
    public Taken? Take { get; init; }

    /// <summary>By the layer's prefix in the file; stacked layers share a prefix.</summary>
    public IReadOnlyDictionary<string, LayerOptions>? Layers { get; init; }

    /// <summary>Activation of the last layer, which must then be dense.</summary>
    public StatedActivation? HeadActivation { get; init; }

    /// <summary>What every simple recurrent layer applies, tanh or relu, that <see cref="Layers"/> does not name.</summary>
    public Activation? Nonlinearity { get; init; }

    /// <summary>Prefixes of all layers, first to last; needed only when sizes and the file's order do not tell.</summary>
    public IReadOnlyList<string>? Order { get; init; }

    /// <summary>What the framework's module gives of some inputs: proves that the network is the one that was trained.</summary>
    public IReadOnlyList<ForwardExample>? Examples { get; init; }

    /// <summary>
    /// Of an autoencoder: one output in place of the reconstruction, how far that is from the window. Null for the network as it is.
    /// </summary>
    public ErrorMeasure? ReconstructionError { get; init; }

    /// <summary>
    /// True when between two recurrent modules the last output of the first is repeated for the second; only examples tell. A sidecar that
    /// states every layer has a layer for it.
    /// </summary>
    public bool Repeats { get; internal init; }

    /// <summary>What is stated, in words, about layers that the weights alone do not tell; null for nothing.</summary>
    internal string? StatedAboutLayers =>
        Nonlinearity is not null ? "a nonlinearity"
        : Order is not null ? "an order of layers"
        : Take is not null ? "what is taken of a window"
        : Layers is { Count: > 0 } ? "an option of a layer"
        : null;

    /// <summary>These options where they are stated, else those of the sidecar.</summary>
    internal ImportOptions Over(ImportOptions sidecar) =>
        this with
        {
            Name = Name ?? sidecar.Name,
            Task = Task ?? sidecar.Task,
            Threshold = Threshold ?? sidecar.Threshold,
            Features = Features ?? sidecar.Features,
            Recipe = Recipe ?? sidecar.Recipe,
            Target = Target ?? sidecar.Target,
            Outputs = Outputs ?? sidecar.Outputs,
            Window = Window ?? sidecar.Window,
            Vocabulary = Vocabulary ?? sidecar.Vocabulary,
            OneHot = OneHot ?? sidecar.OneHot,
            WithoutPadding = WithoutPadding ?? sidecar.WithoutPadding,
            Take = Take ?? sidecar.Take,
            Layers = Merge(Layers, sidecar.Layers),
            Order = Order ?? sidecar.Order,
            Examples = Examples ?? sidecar.Examples,
            ReconstructionError = ReconstructionError ?? sidecar.ReconstructionError,
        };

    private static Dictionary<string, LayerOptions> Merge(
        IReadOnlyDictionary<string, LayerOptions>? stated,
        IReadOnlyDictionary<string, LayerOptions>? sidecar
    )
    {
        Dictionary<string, LayerOptions> merged = sidecar?.ToDictionary() ?? [];
        foreach ((string prefix, LayerOptions options) in stated ?? merged)
        {
            merged[prefix] = merged.TryGetValue(prefix, out LayerOptions? fallback) ? options.Over(fallback) : options;
        }

        return merged;
    }
}

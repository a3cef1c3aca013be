using System.Collections.Generic;
using System.Linq;

namespace TinyRnn.Quantizer.Import.LayersFromTensors;

/// <summary>What is stated about the layers, matched to the file's modules by name.</summary>
/// <param name="file">For messages.</param>
/// <param name="options">Options and sidecar together.</param>
/// <param name="wrapper">A prefix of every tensor's name, which stated names may carry or leave out.</param>
internal sealed class LayerNotes(string file, ImportOptions options, string wrapper)
{
    private static readonly LayerOptions s_nothing = new();

    public IReadOnlyList<string>? Order => options.Order;

    public Taken? Take => options.Take;

    public int? FeatureCount => CountOf(options.Features);

    public int? OutputCount => CountOf(options.Outputs);

    public bool IsNameOf(LayerBlock block, string name) => name == block.Name || name == wrapper + block.Name;

    /// <summary>What is stated about a module.</summary>
    public LayerOptions Of(LayerBlock block) => options.Layers?.FirstOrDefault(layer => IsNameOf(block, layer.Key)).Value ?? s_nothing;

    /// <summary>The options with a statement about a module beside what is stated about it.</summary>
    public ImportOptions With(ImportOptions stated, LayerBlock block, LayerOptions options)
    {
        Dictionary<string, LayerOptions> layers = stated.Layers?.ToDictionary() ?? [];
        string name = layers.Keys.FirstOrDefault(key => IsNameOf(block, key)) ?? block.Name;
        layers[name] = options.Over(layers.GetValueOrDefault(name) ?? s_nothing);
        return stated with { Layers = layers };
    }

    /// <exception cref="ImportException">Something is stated about a module that the file does not have.</exception>
    public void CheckNames(IReadOnlyList<LayerBlock> blocks)
    {
        foreach (string name in options.Layers?.Keys ?? [])
        {
            if (!blocks.Any(block => IsNameOf(block, name)))
            {
                throw new ImportException(file, $"layer {Text.Quote(name)} is described, but the file has " + $"{Text.List(blocks)} only.");
            }
        }
    }

    private static int? CountOf(IReadOnlyList<Networks.Channel>? channels) => channels is { Count: > 0 } ? channels.Count : null;
}

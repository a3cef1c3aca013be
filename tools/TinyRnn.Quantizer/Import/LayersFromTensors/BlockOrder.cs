using System;
using System.Collections.Generic;
using System.Linq;

namespace TinyRnn.Quantizer.Import.LayersFromTensors;

/// <summary>
/// Finds the order of a file's modules: the stated one; else the file's, when it is the order of definition and the
/// sizes fit; else the only one in which every module's input is the output of the one before.
/// </summary>
internal sealed class BlockOrder(string file, IReadOnlyList<LayerBlock> blocks, LayerNotes notes)
{
    private bool Flattens => notes.Take is null or { Kind: TakenKind.Flatten };

    /// <exception cref="ImportException">The sizes do not fit, or several orders do.</exception>
    public IReadOnlyList<LayerBlock> Find(bool inDefinitionOrder)
    {
        if (notes.Order is not null)
        {
            return FollowStatedOrder(notes.Order);
        }

        if (inDefinitionOrder && (ChainSearch.IsChain(blocks) || ChainSearch.IsChain(blocks, Flattens)))
        {
            return blocks;
        }

        var search = new ChainSearch(blocks);
        IReadOnlyList<LayerBlock[]> chains = search.Find();
        if (chains.Count == 0 && Flattens)
        {
            search = new ChainSearch(blocks, flattens: true);
            chains = search.Find();
        }

        LayerBlock[]? chain = search.IsCutShort ? null : ChooseOne(chains);
        if (chain is null)
        {
            string problem =
                chains.Count == 0 && !search.IsCutShort
                    ? "no order of the layers fits their sizes"
                    : "several orders of the layers fit their sizes";
            throw new ImportException(
                file,
                $"{problem}: {Text.List(blocks)}. State the order in the sidecar, "
                    + $"\"order\": [...], naming every layer.{EmbeddingHint()}"
            );
        }

        if (inDefinitionOrder && chain.Any(IsWithoutBias))
        {
            throw new ImportException(
                file,
                "the layers only fit in another order than the file's: "
                    + $"{Text.List(chain)}. State the order in the sidecar, "
                    + $"\"order\": [...].{EmbeddingHint()}"
            );
        }

        return chain;
    }

    private static bool IsWithoutBias(LayerBlock block) => block is DenseBlock { Bias: null };

    private LayerBlock[] FollowStatedOrder(IReadOnlyList<string> order)
    {
        LayerBlock[] chain = order
            .Select(name =>
                blocks.FirstOrDefault(block => notes.IsNameOf(block, name))
                ?? throw new ImportException(file, $"the order names {Text.Quote(name)}, which is no layer of the file; {Layers()}")
            )
            .ToArray();
        if (chain.Distinct().Count() != chain.Length || chain.Length != blocks.Count)
        {
            throw new ImportException(file, $"the order must name every layer once; {Layers()}");
        }

        for (int i = 1; i < chain.Length; i++)
        {
            if (!ChainSearch.IsChain([chain[i - 1], chain[i]], Flattens))
            {
                throw new ImportException(file, $"the stated order does not fit: {chain[i - 1]} comes before {chain[i]}.{EmbeddingHint()}");
            }
        }

        return chain;
    }

    private LayerBlock[]? ChooseOne(IReadOnlyList<LayerBlock[]> chains)
    {
        Func<LayerBlock[], bool>[] evidence =
        [
            chain => notes.FeatureCount is not { } count || chain[0].InputSize == count,
            chain => notes.OutputCount is not { } count || chain[^1].OutputSize == count,
            chain => chain.SkipLast(1).All(block => block is not DenseBlock || notes.Of(block).Activation is not null),
        ];
        List<LayerBlock[]> left = [.. chains];
        foreach (Func<LayerBlock[], bool> fits in evidence)
        {
            left = left.Count > 1 ? left.FindAll(chain => fits(chain)) : left;
        }

        return left.Count == 1 ? left[0] : null;
    }

    private string EmbeddingHint()
    {
        LayerBlock? suspect = blocks.FirstOrDefault(IsWithoutBias);
        return suspect is null
            ? ""
            : $" {suspect} has no bias: if it is an embedding, state \"layers\": {{ \"{suspect.Name}\": {{ \"type\": \"embedding\" }} }}.";
    }

    private string Layers() => $"the layers are {Text.List(blocks)}.";
}

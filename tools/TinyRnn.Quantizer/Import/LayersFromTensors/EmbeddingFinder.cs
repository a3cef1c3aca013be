using System;
using System.Collections.Generic;
using System.Linq;

namespace TinyRnn.Quantizer.Import.LayersFromTensors;

/// <summary>
/// Finds the matrix without a bias that is an embedding: the one that is said to be, or the only one that fits before the recurrent
/// layers, if it fits nowhere as a dense layer. When it would fit as either, an error asks.
/// </summary>
internal sealed class EmbeddingFinder(string file, LayerNotes notes)
{
    /// <summary>The same modules, an embedding in the place of the matrix that is one.</summary>
    /// <exception cref="ImportException">Something must be stated, or what is stated cannot be.</exception>
    public IReadOnlyList<LayerBlock> Replace(IReadOnlyList<LayerBlock> blocks, bool inDefinitionOrder)
    {
        CheckStatements(blocks);
        DenseBlock? embedding = FindStated(blocks) ?? Infer(blocks, inDefinitionOrder);
        IReadOnlyList<LayerBlock> replaced = embedding is null ? blocks : With(embedding, blocks);
        foreach (DenseBlock block in replaced.OfType<DenseBlock>())
        {
            CheckDense(block);
        }

        return replaced;
    }

    private static LayerBlock[] With(DenseBlock embedding, IReadOnlyList<LayerBlock> blocks) =>
        blocks.Select(block => ReferenceEquals(block, embedding) ? ToEmbedding(embedding) : block).ToArray();

    private static bool IsEmbeddingName(string name) =>
        name.AsSpan(name.LastIndexOf('.') + 1).StartsWith("emb", StringComparison.OrdinalIgnoreCase);

    private static EmbeddingBlock ToEmbedding(DenseBlock block) => new(block.Name, block.OutputSize, block.InputSize, block.Weights);

    private void CheckStatements(IReadOnlyList<LayerBlock> blocks)
    {
        LayerBlock? wrong = blocks.FirstOrDefault(block => notes.Of(block).Type is not null && block is not DenseBlock { Bias: null });
        if (wrong is not null)
        {
            throw new ImportException(file, $"layer {wrong}: a type can be stated for a matrix without a bias only.");
        }
    }

    private DenseBlock? FindStated(IReadOnlyList<LayerBlock> blocks)
    {
        DenseBlock[] stated = blocks.OfType<DenseBlock>().Where(block => notes.Of(block).Type == ModuleType.Embedding).ToArray();
        return stated.Length <= 1
            ? stated.FirstOrDefault()
            : throw new ImportException(
                file,
                $"expected one embedding at most, found {Text.List(stated)}. A network with more of them, such as an encoder and a decoder, "
                    + "needs a sidecar that states every layer."
            );
    }

    private DenseBlock? Infer(IReadOnlyList<LayerBlock> blocks, bool inDefinitionOrder)
    {
        DenseBlock[] fitting = blocks.OfType<DenseBlock>().Where(block => IsOpen(block) && FitsAsEmbedding(block, blocks)).ToArray();
        bool definedAsDense = inDefinitionOrder && ChainSearch.IsChain(blocks) && !fitting.Any(block => IsEmbeddingName(block.Name));
        if (fitting.Length == 0 || definedAsDense)
        {
            return null;
        }

        return fitting.Length == 1 && !FitsAsDense(blocks) ? fitting[0] : throw Ask(fitting[0]);
    }

    private void CheckDense(DenseBlock block)
    {
        if (IsOpen(block) && IsEmbeddingName(block.Name))
        {
            throw new ImportException(
                file,
                $"layer {block} looks like an embedding, but no order fits in which a recurrent layer takes its {block.InputSize} values. If it "
                    + "is a dense layer without bias, state its activation in the sidecar."
            );
        }

        if (block.OutputSize > Limits.LayerSize)
        {
            throw new ImportException(
                file,
                $"tensor {block.Weights}: expected a number of outputs from 1 to {Limits.LayerSize}, found {block.OutputSize}."
            );
        }
    }

    private bool IsOpen(DenseBlock block) => block.Bias is null && notes.Of(block) is { Type: null, Activation: null };

    private bool FitsAsEmbedding(DenseBlock candidate, IReadOnlyList<LayerBlock> blocks)
    {
        IEnumerable<IReadOnlyList<LayerBlock>> chains = new ChainSearch(With(candidate, blocks)).Find();
        return chains.Any(chain => chain.Count > 1 && chain[1] is RecurrentBlock && FollowsOrder(chain));
    }

    private bool FitsAsDense(IReadOnlyList<LayerBlock> blocks) =>
        blocks.OfType<DenseBlock>().All(block => block.OutputSize <= Limits.LayerSize) && new ChainSearch(blocks).Find().Any(FollowsOrder);

    private bool FollowsOrder(IReadOnlyList<LayerBlock> chain) =>
        notes.Order is not { } order
        || (order.Count == chain.Count && order.Zip(chain).All(pair => notes.IsNameOf(pair.Second, pair.First)));

    private ImportException Ask(DenseBlock block) =>
        new(
            file,
            $"layer {block} has no bias and could be an embedding of {block.OutputSize} tokens or a dense layer. State in the sidecar which: "
                + $"\"layers\": {{ \"{block.Name}\": {{ \"type\": \"embedding\" }} }}, or \"dense\" and its activation."
        );
}

using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.Inference;

/// <summary>What modules must be, together with what is stated about them.</summary>
internal sealed class BlockRules(string file, ImportOptions options, LayerNotes notes)
{
    /// <exception cref="ImportException">A rule is broken.</exception>
    public void Check(IReadOnlyList<LayerBlock> blocks)
    {
        notes.CheckNames(blocks);
        RefuseEmbeddings(blocks);
        RefuseNeedlessNonlinearity(blocks);
    }

    /// <summary>An embedding's weights look like those of a dense layer without bias; only names tell.</summary>
    private void RefuseEmbeddings(IReadOnlyList<LayerBlock> blocks)
    {
        LayerBlock? embedding = blocks.FirstOrDefault(block =>
            block is DenseBlock { Bias: null } && IsEmbeddingName(block.Name) && notes.Of(block).Activation is null
        );
        if (embedding is not null)
        {
            throw new ImportException(
                file,
                $"layer {embedding} looks like an embedding, which is not supported. If it is a dense layer without bias, state "
                    + "its activation in the sidecar."
            );
        }
    }

    private static bool IsEmbeddingName(string name) =>
        name.AsSpan(name.LastIndexOf('.') + 1).StartsWith("emb", StringComparison.OrdinalIgnoreCase);

    private void RefuseNeedlessNonlinearity(IReadOnlyList<LayerBlock> blocks)
    {
        if (options.Nonlinearity is not null && !blocks.Any(block => block is RecurrentBlock { Cell: CellKind.RnnTanh }))
        {
            throw new ImportException(file, "a nonlinearity is stated, but the file has no RNN layer.");
        }
    }
}

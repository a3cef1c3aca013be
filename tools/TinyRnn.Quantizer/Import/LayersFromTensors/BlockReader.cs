using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Import.Tensors;

namespace TinyRnn.Quantizer.Import.LayersFromTensors;

/// <summary>Tells from names and shapes what the modules of a file are. What is not understood is an error that lists it.</summary>
internal sealed class BlockReader(string file)
{
    /// <summary>All modules of the file, in its order.</summary>
    /// <exception cref="ImportException">A module that is not supported, a wrong shape, or a size beyond the limits.</exception>
    public IReadOnlyList<LayerBlock> Read(IReadOnlyList<TensorEntry> tensors, string wrapper)
    {
        var blocks = new List<LayerBlock>();
        var refused = new List<string>();
        foreach (TensorGroup group in TensorNames.Group(tensors, wrapper))
        {
            LayerBlock? block = ReadGroup(group);
            if (block is null)
            {
                refused.Add($"{group}: {UnsupportedModules.Explain(group)}");
            }
            else
            {
                blocks.Add(block);
            }
        }

        if (refused.Count > 0)
        {
            throw new ImportException(
                file,
                $"not all tensors can be used; {Text.List(refused)}. Supported are RNN, GRU and LSTM in one direction and "
                    + "in both, LSTM with a projection, embeddings, batch normalization, and dense (linear) layers."
            );
        }

        CheckCounts(blocks);
        return blocks;
    }

    private LayerBlock? ReadGroup(TensorGroup group) =>
        ScaleBlockReader.Matches(group) ? new ScaleBlockReader(file).Read(group)
        : DenseBlockReader.Matches(group) ? new DenseBlockReader(file).Read(group)
        : RecurrentBlockReader.Matches(group) ? new RecurrentBlockReader(file).Read(group)
        : null;

    private void CheckCounts(List<LayerBlock> blocks)
    {
        int recurrent = blocks.OfType<RecurrentBlock>().Sum(block => block.Layers.Count);
        int dense = blocks.OfType<DenseBlock>().Count();
        if (recurrent > Limits.RecurrentLayers || dense > Limits.DenseLayers)
        {
            throw new ImportException(
                file,
                $"expected at most {Limits.RecurrentLayers} recurrent and {Limits.DenseLayers} dense layers, found {recurrent} and {dense}."
            );
        }
    }
}

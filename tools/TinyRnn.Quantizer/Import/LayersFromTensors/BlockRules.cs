using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.LayersFromTensors;

/// <summary>What modules must be, together with what is stated about them.</summary>
internal sealed class BlockRules(string file, ImportOptions options, LayerNotes notes)
{
    /// <exception cref="ImportException">A rule is broken.</exception>
    public void Check(IReadOnlyList<LayerBlock> blocks)
    {
        notes.CheckNames(blocks);
        RefuseNeedlessNonlinearity(blocks);
    }

    private void RefuseNeedlessNonlinearity(IReadOnlyList<LayerBlock> blocks)
    {
        if (options.Nonlinearity is not null && !blocks.Any(block => block is RecurrentBlock { Cell: CellKind.Rnn }))
        {
            throw new ImportException(file, "a nonlinearity is stated, but the file has no RNN layer.");
        }
    }
}

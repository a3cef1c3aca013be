using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.Inference;

/// <summary>What must be stated of networks in both directions, and which vector of a window is taken.</summary>
internal sealed class WindowRules(string file, ImportOptions options)
{
    /// <exception cref="ImportException">Something must be stated, or what is stated cannot be.</exception>
    public void Check(IReadOnlyList<LayerBlock> blocks)
    {
        int last = LastRecurrent(blocks);
        if (blocks.OfType<RecurrentBlock>().FirstOrDefault(block => block.IsBidirectional) is { } both)
        {
            CheckStated(both, (RecurrentBlock)blocks[last]);
        }

        if (last < 0 && options.Take is not (null or Taken.EveryStep))
        {
            throw new ImportException(file, "take: the file has no recurrent layer, whose state or last output could be taken.");
        }
    }

    /// <summary>The layers with that which takes one vector of a window after the last recurrent one, if it is stated.</summary>
    public IReadOnlyList<NetworkLayer> Take(IReadOnlyList<NetworkLayer> layers)
    {
        StepSelection? selection = options.Take switch
        {
            Taken.FinalState => StepSelection.FinalState,
            Taken.LastOutput => StepSelection.LastOutput,
            _ => null,
        };
        if (selection is not { } taken)
        {
            return layers;
        }

        List<NetworkLayer> all = [.. layers];
        int last = all.FindLastIndex(LayerFacts.IsRecurrent);
        all.Insert(last + 1, new LastStepLayer("last", all[last].OutputSize, taken));
        return all;
    }

    private static int LastRecurrent(IReadOnlyList<LayerBlock> blocks) => blocks.ToList().FindLastIndex(block => block is RecurrentBlock);

    private void CheckStated(RecurrentBlock both, RecurrentBlock last)
    {
        if (options.Window is not > 0)
        {
            throw new ImportException(
                file,
                $"layer {both} runs in both directions, so that the network needs a whole window; state its number of steps in the sidecar, "
                    + "\"window\": ..."
            );
        }

        if (options.Take is null && last.IsBidirectional)
        {
            throw new ImportException(
                file,
                $"whether the layers after {last} run on every step or on one is not in the file; state in the sidecar \"take\": \"every_step\", "
                    + "\"final_state\" (h_n, of both directions), or \"last_output\" (output[-1], of which the backward direction has seen one step)."
            );
        }
    }
}

using System.Collections.Generic;
using System.Linq;
using TinyRnn.CompilerServices;

namespace TinyRnn.Quantizer.Compilation;

/// <summary>Bytes of heap on a 32-bit board, where an object takes a 12-byte block and one more for each field.</summary>
internal static class HeapEstimate
{
    private const int Block = 12;
    private const int NetworkFields = 24;
    private const int ObjectFields = 6;

    public static int Of(RnnModel model, IReadOnlyList<LayerCode> layers)
    {
        ModelInfo info = model.Info;
        int table = Array(SigmoidTable.Length - 1, 8);
        int state = Array(info.StateLength, 4);
        int buffers = Array(info.Inputs.Length, 4) + Array(info.Outputs.Length, 4);
        int objects = 1 + info.Inputs.Length + info.Outputs.Length + info.StateSegments.Length;
        int values = info.NeedsWindow
            ? Array(new LoadedNetwork(model).WindowBufferLength, 4)
            : model.Layers.Where(layer => layer.StateLength == 0).Sum(layer => Array(layer.OutputSize, 4));
        int copies = layers.SelectMany(layer => layer.Arrays).Sum(array => Array(array.Length, array.Size)) + values;
        return table + state + buffers + copies + OfRecipe(info.Recipe) + Block * (NetworkFields + ObjectFields * objects);
    }

    /// <summary>A recipe's constants, and the histories and counts of its runner.</summary>
    private static int OfRecipe(Recipe? recipe) =>
        recipe is null
            ? 0
            : Array(recipe.Operations.Length + recipe.Inputs.Length + recipe.Histories.Length, 2)
                + Array(recipe.Limits.Length + recipe.ValueCount + recipe.HistoryLength + (4 * recipe.Readings.Length) + recipe.Inputs.Length, 4)
                + (Block * ((2 * NetworkFields) + (ObjectFields * recipe.Readings.Length)));

    private static int Array(int length, int size) => Block + (length * size + Block - 1) / Block * Block;
}

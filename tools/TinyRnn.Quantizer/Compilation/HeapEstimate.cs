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
        return table + state + buffers + copies + Block * (NetworkFields + ObjectFields * objects);
    }

    private static int Array(int length, int size) => Block + (length * size + Block - 1) / Block * Block;
}

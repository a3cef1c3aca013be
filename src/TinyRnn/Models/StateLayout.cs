using TinyRnn.CompilerServices;

namespace TinyRnn;

/// <summary>How the state of a network is laid out: one layer after the other, of each direction h and then c.</summary>
internal static class StateLayout
{
    public static StateSegment[] Segments(Layer[] layers)
    {
        var segments = new StateSegment[Count(layers)];
        int next = 0;
        int offset = 0;
        for (int i = 0; i < layers.Length; i++)
        {
            Layer[] parts = layers[i].Parts;
            for (int part = 0; part < parts.Length; part++)
            {
                var layer = parts[part] as RecurrentKernel;
                if (layer == null)
                {
                    continue;
                }

                int size = layer.OutputSize;
                int cells = layer.CellLength;
                int[] initial = layer.InitialState;
                segments[next++] = new StateSegment(i, part, false, offset, size, layer.FractionBits, layer.StateBound, Part(initial, 0, size));
                if (cells > 0)
                {
                    segments[next++] = new StateSegment(
                        i, part, true, offset + size, cells, FixedPoint.ValueBits, int.MaxValue, Part(initial, size, cells));
                }

                offset += layer.StateLength;
            }
        }

        return segments;
    }

    private static int Count(Layer[] layers)
    {
        int count = 0;
        for (int i = 0; i < layers.Length; i++)
        {
            Layer[] parts = layers[i].Parts;
            for (int part = 0; part < parts.Length; part++)
            {
                var layer = parts[part] as RecurrentKernel;
                if (layer != null)
                {
                    count += layer.CellLength > 0 ? 2 : 1;
                }
            }
        }

        return count;
    }

    /// <summary>A stretch of an initial state; null for one of zeros.</summary>
    private static int[] Part(int[] state, int from, int length)
    {
        if (state == null)
        {
            return null;
        }

        var part = new int[length];
        System.Array.Copy(state, from, part, 0, length);
        return part;
    }
}

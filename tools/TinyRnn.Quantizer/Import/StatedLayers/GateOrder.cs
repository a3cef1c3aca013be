using System;
using System.Linq;
using TinyRnn.Quantizer.Import.Sidecars;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.StatedLayers;

/// <summary>The order in which a file stores the rows of the gates.</summary>
/// <param name="Places">Of each gate in the network's own order, the place in the file.</param>
internal sealed record GateOrder(int[] Places)
{
    /// <summary>The letters in the network's own order; one for a cell without gates.</summary>
    public static string[] Letters(CellKind cell) =>
        cell switch
        {
            CellKind.Gru => ["r", "z", "n"],
            CellKind.Lstm => ["i", "f", "g", "o"],
            _ => ["n"],
        };

    /// <exception cref="ImportException">Not every gate once.</exception>
    public static GateOrder Read(SidecarValue value, CellKind cell)
    {
        string[] letters = Letters(cell);
        string[] stored = value.Items().Select(item => item.String()).ToArray();
        return stored.Order(StringComparer.Ordinal).SequenceEqual(letters.Order(StringComparer.Ordinal))
            ? new GateOrder(letters.Select(letter => Array.IndexOf(stored, letter)).ToArray())
            : throw value.Refuse(
                $"expected {string.Join(", ", letters)} in the file's order, each once; found "
                    + (stored.Length == 0 ? "none" : Text.List(stored.Select(Text.Quote).ToArray()))
            );
    }

    /// <summary>The same values with the gates in the network's own order.</summary>
    public float[] Sort(float[] values)
    {
        int size = values.Length / Places.Length;
        float[] sorted = new float[values.Length];
        for (int gate = 0; gate < Places.Length; gate++)
        {
            Array.Copy(values, Places[gate] * size, sorted, gate * size, size);
        }

        return sorted;
    }
}

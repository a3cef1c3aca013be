using System.Collections.Generic;
using System.Linq;

namespace TinyRnn.Quantizer.Import.Keras;

/// <summary>The cells of recurrent layers.</summary>
internal static class KerasRecurrent
{
    /// <summary>The cells of a layer, first to last.</summary>
    /// <param name="layer">A recurrent layer.</param>
    /// <param name="path">Of the layer, below the outermost layer's group.</param>
    /// <param name="owner">See <see cref="WeightGroup"/>.</param>
    /// <exception cref="ImportException">Not supported.</exception>
    public static IReadOnlyList<KerasCell> CellsOf(KerasLayer layer, string path = "", string owner = "")
    {
        Check(layer);
        string own = path.Length == 0 ? "cell" : $"{path}/cell";
        if (layer.ClassName != "RNN")
        {
            return [new KerasCell(layer, own, owner)];
        }

        KerasLayer cell = layer.Inner("cell");
        if (KerasClasses.Cells.Contains(cell.ClassName))
        {
            return [new KerasCell(cell, own, owner)];
        }

        if (cell.ClassName != KerasClasses.Stacked)
        {
            throw cell.Refuse($"only {string.Join(", ", KerasClasses.Cells)} and {KerasClasses.Stacked} are supported in an RNN");
        }

        return StackedCells(cell, own, owner);
    }

    private static List<KerasCell> StackedCells(KerasLayer stack, string path, string owner)
    {
        var cells = new List<KerasCell>();
        foreach (KerasLayer inner in stack.InnerList("cells"))
        {
            cells.Add(
                KerasClasses.Cells.Contains(inner.ClassName)
                    ? new KerasCell(inner, $"{path}/cells/{inner.Group}", owner)
                    : throw inner.Refuse($"is not supported inside {KerasClasses.Stacked}")
            );
        }

        return cells.Count > 0 ? cells : throw stack.Refuse("has no cells");
    }

    private static void Check(KerasLayer layer)
    {
        if (!KerasClasses.Recurrent.Contains(layer.ClassName))
        {
            throw layer.Refuse(
                $"is not a recurrent layer that is supported; {string.Join(", ", KerasClasses.Recurrent)} are"
            );
        }

        if (layer.Flag("time_major", false))
        {
            throw layer.Refuse("time_major is not supported; [batch, time, features] is");
        }

        if (layer.Find("num_constants") is { } constants && KerasJson.Show(constants) != "0")
        {
            throw layer.Refuse("constants are not supported");
        }
    }
}

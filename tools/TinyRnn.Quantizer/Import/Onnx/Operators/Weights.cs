using System;
using System.Linq;
using TinyRnn.Quantizer.Import.Onnx.Graphs;
using TinyRnn.Quantizer.Import.Onnx.Stages;
using TinyRnn.Quantizer.Import.Onnx.Values;

namespace TinyRnn.Quantizer.Import.Onnx.Operators;

/// <summary>Weights on their way from the file to a layer.</summary>
internal static class Weights
{
    /// <summary>The constant's elements, all of them finite in single precision.</summary>
    public static double[] Finite(Node node, Constant constant, string input)
    {
        if (constant.Kind != ConstantKind.Real || constant.IsLength)
        {
            throw node.Refused($"input {input}: expected real numbers, found {(constant.IsLength ? "lengths of axes" : constant.Kind)}");
        }

        int bad = Array.FindIndex(constant.Data, value => !float.IsFinite((float)value));
        return bad < 0
            ? constant.Data
            : throw node.Refused(
                $"input {input} ({Text.Quote(constant.Name)}): expected finite values in single precision, found {constant.Data[bad]} at "
                    + $"index {bad}"
            );
    }

    /// <summary>
    /// Turns weights for features into weights for the outputs of the stage that they come from, and what is added to them into a
    /// bias.
    /// </summary>
    /// <param name="node">For messages.</param>
    /// <param name="features">The columns.</param>
    /// <param name="weights">[rows, features], row-major.</param>
    /// <param name="bias">[rows]; receives W offset.</param>
    public static float[] Fold(Node node, Features features, double[] weights, double[] bias)
    {
        int columns = features.Stage.Size;
        var folded = new double[Shapes.Count(node, [bias.Length, columns])];
        for (int row = 0; row < bias.Length; row++)
        {
            for (int i = 0; i < features.Count; i++)
            {
                Element element = features.Row[i];
                double weight = weights[(row * features.Count) + i];
                folded[(row * columns) + element.Index] += weight * element.Scale;
                bias[row] += weight * element.Offset;
            }
        }

        return ToSingle(node, folded);
    }

    public static float[] ToSingle(Node node, double[] values)
    {
        float[] singles = values.Select(value => (float)value).ToArray();
        return singles.All(float.IsFinite) ? singles : throw node.Refused("a weight or bias that the graph computes is not finite");
    }
}

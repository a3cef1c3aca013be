using System;
using System.Collections.Generic;

namespace TinyRnn.Quantizer.Import.Keras;

/// <summary>
/// The layout of CuDNNGRU and CuDNNLSTM in Keras 2, which their biases of twice the usual length show. Each gate's matrix of the input is
/// stored as [units, input], that of the state as [units, units] transposed, though the tensors' shapes are the usual ones; of the
/// biases those of the input come first, then those of the state. Keras itself loads such weights into GRU and LSTM as well.
/// </summary>
internal static class FusedLayout
{
    /// <summary>The same weights in the layout of GRU and LSTM.</summary>
    /// <exception cref="ImportException">A tensor has another shape.</exception>
    public static Dictionary<string, Weight> Arrange(KerasLayer layer, Dictionary<string, Weight> weights, int units, int width)
    {
        Weight kernel = weights["kernel"];
        Weight recurrent = weights["recurrent_kernel"];
        if (kernel.Shape.Count != 2 || kernel.Shape[1] != width || !recurrent.Has(units, width))
        {
            throw layer.Refuse(
                $"expected kernel [input, {width}] and recurrent_kernel [{units}, {width}], found {kernel.ShapeText} and {recurrent.ShapeText}"
            );
        }

        int inputs = (int)kernel.Shape[0];
        return new Dictionary<string, Weight>(StringComparer.Ordinal)
        {
            ["kernel"] = kernel with { Values = Gates(kernel.Values, inputs, units, width, isReshaped: true) },
            ["recurrent_kernel"] = recurrent with { Values = Gates(recurrent.Values, units, units, width, isReshaped: false) },
            ["bias"] = new Weight(weights["bias"].Values, [2, width]),
        };
    }

    /// <param name="stored">[rows, width], the gates' columns side by side.</param>
    /// <param name="rows">Of the matrix.</param>
    /// <param name="units">Columns of a gate.</param>
    /// <param name="width">Columns of all gates.</param>
    /// <param name="isReshaped">A gate's elements, row by row, are those of [units, rows]; else the gate is transposed.</param>
    private static float[] Gates(float[] stored, int rows, int units, int width, bool isReshaped)
    {
        var values = new float[stored.Length];
        for (int gate = 0; gate < width; gate += units)
        {
            for (int row = 0; row < rows; row++)
            {
                for (int unit = 0; unit < units; unit++)
                {
                    int from = isReshaped ? (unit * rows) + row : (unit * units) + row;
                    values[(row * width) + gate + unit] = stored[(from / units * width) + gate + (from % units)];
                }
            }
        }

        return values;
    }
}

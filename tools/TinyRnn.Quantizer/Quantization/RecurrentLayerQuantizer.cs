using System;
using System.Linq;
using TinyRnn.Quantizer.Models;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>
/// Quantizes RNN, GRU and LSTM. Rows are reordered unit by unit; the update rows of a GRU are negated, so that the table
/// gives 1 - z.
/// </summary>
internal sealed class RecurrentLayerQuantizer(QuantizationOptions options)
{
    private const int UpdateGate = 1;
    private const int CandidateGate = 2;

    /// <param name="layer">Float weights.</param>
    /// <param name="inputWeights">[gates * hidden, input]: the layer's, or with input scaling folded in.</param>
    /// <param name="inputBias">[gates * hidden], likewise.</param>
    /// <param name="input">What comes in.</param>
    /// <param name="output">What calibration saw come out.</param>
    public QuantizedLayer Quantize(RecurrentLayer layer, double[] inputWeights, double[] inputBias, LayerInput input, TensorStatistics output)
    {
        if (!CellRules.IsUsual(layer))
        {
            return new CustomLayerQuantizer(options, layer, input, output).Quantize(inputWeights, inputBias);
        }

        int hidden = layer.HiddenSize;
        bool isGru = layer.Cell == CellKind.Gru;
        double[] wx = ByUnit(layer, inputWeights, layer.InputSize);
        double[] wh = ByUnit(layer, ToDouble(layer.RecurrentWeights), hidden);
        double[] bx = ByUnit(layer, inputBias, 1);
        double[] bh = ByUnit(layer, ToDouble(layer.RecurrentBias), 1);

        double range = HiddenRange.Of(layer, output, options);
        (QuantizedMatrix x, int xLimit) = MatrixQuantizer.Quantize(wx, wx.Length / layer.InputSize, options.WeightBits, input.LeastLimit);
        (QuantizedMatrix h, int hLimit) = MatrixQuantizer.Quantize(wh, wh.Length / hidden, options.WeightBits, MatrixQuantizer.LeastLimit(range));
        if (options.BiasCorrection)
        {
            BiasCorrection.Apply(bx, wx, x, input.Means);
            BiasCorrection.Apply(bh, wh, h, [.. Enumerable.Range(0, hidden).Select(output.Mean)]);
        }

        xLimit = input.Limit(xLimit);
        int fractionBits = layer.Cell == CellKind.RnnRelu ? FixedPoint.ValueBits : FixedPoint.StateBits;
        (CopyScale inputCopy, double inputStep) = input.Copy(xLimit);
        CopyScale recurrentCopy = CopyScale.ForRange(range, fractionBits, hLimit);

        double[] candidateBias = isGru ? [.. Enumerable.Range(0, hidden).Select(unit => bh[3 * unit + CandidateGate])] : [];
        double[] bias = [.. bx.Select((value, row) => isGru && row % 3 == CandidateGate ? value : value + bh[row])];
        var scaler = new RowScaler([.. Enumerable.Range(0, x.Rows).Select(row => Spec(layer.Cell, row))], x, inputStep, xLimit);
        scaler.SetRecurrent(h, recurrentCopy.Step(fractionBits), hLimit);
        QuantizedRows rows = scaler.Scale(bias, candidateBias, layer.Name);
        return new QuantizedLayer(Kind(layer.Cell), layer.Name, layer.InputSize, hidden, fractionBits, inputCopy, recurrentCopy, rows, x, h);
    }

    /// <summary>From gate by gate to unit by unit, with the update gate's sign turned.</summary>
    private static double[] ByUnit(RecurrentLayer layer, double[] rows, int columns)
    {
        int gates = layer.Gates;
        int hidden = layer.HiddenSize;
        var reordered = new double[rows.Length];
        for (int gate = 0; gate < gates; gate++)
        {
            double sign = layer.Cell == CellKind.Gru && gate == UpdateGate ? -1 : 1;
            for (int unit = 0; unit < hidden; unit++)
            {
                for (int column = 0; column < columns; column++)
                {
                    reordered[(unit * gates + gate) * columns + column] = sign * rows[(gate * hidden + unit) * columns + column];
                }
            }
        }

        return reordered;
    }

    private static RowSpec Spec(CellKind cell, int row) =>
        cell switch
        {
            CellKind.RnnRelu => RowSpec.Linear(FixedPoint.ValueBits),
            CellKind.RnnTanh => RowSpec.Tanh,
            _ => row % cell.Gates() == CandidateGate ? RowSpec.Tanh : RowSpec.Sigmoid,
        };

    private static LayerKind Kind(CellKind cell) =>
        cell switch
        {
            CellKind.RnnTanh => LayerKind.RnnTanh,
            CellKind.RnnRelu => LayerKind.RnnRelu,
            CellKind.Gru => LayerKind.Gru,
            CellKind.Lstm => LayerKind.Lstm,
            _ => throw new QuantizationException($"cell {cell}: not supported"),
        };

    private static double[] ToDouble(float[] values) => Array.ConvertAll(values, value => (double)value);
}

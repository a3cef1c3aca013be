using System;
using TinyRnn.Quantizer.Numerics;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>The rows of a recurrent layer, x part, h part and biases, which are rounded as one.</summary>
/// <param name="Input">[rows, input].</param>
/// <param name="Recurrent">[rows, output].</param>
/// <param name="InputBias">[rows].</param>
/// <param name="RecurrentBias">[rows].</param>
internal sealed record RecurrentRows(double[] Input, double[] Recurrent, double[] InputBias, double[] RecurrentBias)
{
    /// <summary>Rounds x before h, and lets the biases take the rest.</summary>
    /// <param name="inputBits">Bits of weights of x.</param>
    /// <param name="recurrentBits">Bits of weights of h.</param>
    /// <param name="curvatures">Of each row.</param>
    public RoundedRows Round(int inputBits, int recurrentBits, Func<int, Curvature> curvatures)
    {
        int rows = InputBias.Length;
        int inputs = Input.Length / rows;
        int outputs = Recurrent.Length / rows;
        int columns = inputs + outputs + 2;
        var x = RoundedWeights.Unrounded(Input, rows, inputBits);
        var h = RoundedWeights.Unrounded(Recurrent, rows, recurrentBits);
        double[] inputBias = new double[rows];
        double[] recurrentBias = new double[rows];
        double[] weights = new double[columns];
        double[] steps = new double[inputs + outputs];
        int[] limits = new int[inputs + outputs];
        short[] integers = new short[inputs + outputs];
        Array.Fill(limits, RoundedWeights.Most(inputBits), 0, inputs);
        Array.Fill(limits, RoundedWeights.Most(recurrentBits), inputs, outputs);
        for (int row = 0; row < rows; row++)
        {
            Array.Copy(Input, row * inputs, weights, 0, inputs);
            Array.Copy(Recurrent, row * outputs, weights, inputs, outputs);
            (weights[^2], weights[^1]) = (InputBias[row], RecurrentBias[row]);
            Array.Fill(steps, x.Scales[row], 0, inputs);
            Array.Fill(steps, h.Scales[row], inputs, outputs);
            RowRounding.Round(curvatures(row), weights, steps, limits, integers);
            Array.Copy(integers, 0, x.Integers, row * inputs, inputs);
            Array.Copy(integers, inputs, h.Integers, row * outputs, outputs);
            (inputBias[row], recurrentBias[row]) = (weights[^2], weights[^1]);
        }

        return new RoundedRows(x, h, inputBias, recurrentBias);
    }
}

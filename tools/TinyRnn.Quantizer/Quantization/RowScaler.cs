using System;
using TinyRnn.Quantizer.Models;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>
/// Turns real scales and biases of a layer's rows into the integers of the format, with the finest shift that cannot overflow.
/// </summary>
/// <param name="specs">[rows].</param>
/// <param name="input">The input weights.</param>
/// <param name="inputStep">Real value of one step of the input's copy.</param>
/// <param name="inputLimit">Largest copy of the input.</param>
internal sealed class RowScaler(RowSpec[] specs, QuantizedMatrix input, double inputStep, int inputLimit)
{
    private const int MostShift = 46;

    // 2^14: an error of 3e-5, a hundredth of what rounding weights to 8 bits costs.
    private const double MiddlePrecision = 16384;
    private static readonly double s_sumLimit = 0.99 * Math.Pow(2, 62);

    private QuantizedMatrix? _recurrent;
    private double _recurrentStep;
    private int _recurrentLimit;

    /// <summary>Adds a recurrent part.</summary>
    public void SetRecurrent(QuantizedMatrix recurrent, double step, int limit)
    {
        _recurrent = recurrent;
        _recurrentStep = step;
        _recurrentLimit = limit;
    }

    /// <summary>The rows' integers.</summary>
    /// <param name="bias">[rows], real.</param>
    /// <param name="candidateBias">[hidden] for a GRU: the recurrent bias of every third row, kept apart.</param>
    /// <param name="layer">The layer's name, for the error.</param>
    public QuantizedRows Scale(double[] bias, double[] candidateBias, string layer)
    {
        for (int shift = MostShift; shift > 0; shift--)
        {
            QuantizedRows? rows = TryScale(bias, candidateBias, shift);
            if (rows is not null)
            {
                return rows;
            }
        }

        throw new QuantizationException($"layer {layer}: weights or biases are too large for 64-bit sums");
    }

    private QuantizedRows? TryScale(double[] bias, double[] candidateBias, int shift)
    {
        int rows = specs.Length;
        var result = new QuantizedRows(shift, new long[rows], new long[_recurrent is null ? 0 : rows], new long[rows], new long[candidateBias.Length]);
        for (int row = 0; row < rows; row++)
        {
            RowSpec spec = specs[row];
            double unit = spec.Factor * Math.Pow(2, spec.FractionBits + shift);
            double inputMultiplier = Multiplier(input, row, inputStep * unit);
            double recurrentMultiplier = _recurrent is null ? 0 : Multiplier(_recurrent, row, _recurrentStep * unit);
            double total = Math.Round(bias[row] * unit) + spec.Offset * Math.Pow(2, shift) + Math.Pow(2, shift - 1);
            double candidate = 0;
            if (candidateBias.Length > 0 && row % 3 == 2)
            {
                candidate = Math.Round(candidateBias[row / 3] * unit) + SigmoidTable.One / 2;
                result.CandidateBiases[row / 3] = (long)candidate;
            }

            double largest = RowSum(input, row) * inputLimit * inputMultiplier + Math.Abs(total) + Math.Abs(candidate) + SigmoidTable.One;
            largest += _recurrent is null ? 0 : RowSum(_recurrent, row) * _recurrentLimit * recurrentMultiplier;
            if (largest >= s_sumLimit)
            {
                return null;
            }

            result.InputMultipliers[row] = (long)inputMultiplier;
            result.Biases[row] = (long)total;
            if (_recurrent is not null)
            {
                result.RecurrentMultipliers[row] = (long)recurrentMultiplier;
            }
        }

        return result;
    }

    /// <summary>
    /// The multiplier of a row, a multiple of 2^21 for the middle one of three lanes where that costs no precision: then compiled
    /// code need not shift that lane down.
    /// </summary>
    private static double Multiplier(QuantizedMatrix matrix, int row, double unit)
    {
        double exact = matrix.Scales[row] * unit;
        double lane = 1L << PackedMatrix.LaneBits(matrix.Lanes);
        bool isMiddle = matrix.Lanes == 3 && row % 3 == 1;
        return isMiddle && exact >= lane * MiddlePrecision ? Math.Round(exact / lane) * lane : Math.Round(exact);
    }

    private static double RowSum(QuantizedMatrix matrix, int row)
    {
        double sum = 0;
        foreach (short weight in matrix.Weights.AsSpan(row * matrix.Columns, matrix.Columns))
        {
            sum += Math.Abs((int)weight);
        }

        return sum;
    }
}

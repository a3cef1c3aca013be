using System;
using TinyRnn.Quantizer.Numerics;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>
/// Rounds the weights of a row one after the other; what each loses is made up for by those that follow, and last by the biases, which
/// are not rounded (the method of optimal brain surgeons; for quantization E. Frantar et al., GPTQ, 2022). Then each weight is moved
/// again, given all others, until none wants to.
/// </summary>
internal sealed class RowRounding
{
    private const int MostPasses = 4;

    private readonly Curvature _curvature;
    private readonly double[] _weights;
    private readonly double[] _steps;
    private readonly int[] _limits;
    private readonly short[] _integers;
    private readonly double[] _errors;
    private readonly double[] _rests;

    private RowRounding(Curvature curvature, double[] weights, double[] steps, int[] limits, short[] integers)
    {
        _curvature = curvature;
        _weights = weights;
        _steps = steps;
        _limits = limits;
        _integers = integers;
        _errors = new double[weights.Length];
        _rests = new double[weights.Length];
    }

    /// <param name="curvature">Of the row.</param>
    /// <param name="weights">[weights and biases]: in and out, real.</param>
    /// <param name="steps">[weights]: real value of one step; 0 in a part that is all zeros.</param>
    /// <param name="limits">[weights]: largest integer.</param>
    /// <param name="integers">[weights]: out.</param>
    public static void Round(Curvature curvature, double[] weights, double[] steps, int[] limits, short[] integers)
    {
        var row = new RowRounding(curvature, weights, steps, limits, integers);
        row.RoundInOrder();
        for (int pass = 0; pass < MostPasses && row.Improve(); pass++)
        {
        }

        row.Finish();
    }

    private void RoundInOrder()
    {
        for (int column = 0; column < _steps.Length; column++)
        {
            double demand = _curvature.Demand(column, _errors);
            _integers[column] = _steps[column] > 0 ? Nearest(column, (_weights[column] - demand) / _steps[column]) : (short)0;
            _errors[column] = (_integers[column] * _steps[column]) - _weights[column];
            _rests[column] = _errors[column] + demand;
        }
    }

    /// <summary>True when a weight moved.</summary>
    private bool Improve()
    {
        bool moved = false;
        for (int column = 0; column < _steps.Length; column++)
        {
            if (!(_steps[column] > 0))
            {
                continue;
            }

            double change = _curvature.BestChange(column, _rests, _steps.Length);
            short integer = Nearest(column, _integers[column] + Math.Round(change / _steps[column]));
            double by = (integer - _integers[column]) * _steps[column];
            if (by != 0)
            {
                _integers[column] = integer;
                _errors[column] += by;
                _curvature.Change(column, by, _rests);
                moved = true;
            }
        }

        return moved;
    }

    private void Finish()
    {
        for (int column = _steps.Length; column < _weights.Length; column++)
        {
            _errors[column] = -_curvature.Demand(column, _errors);
        }

        for (int column = 0; column < _weights.Length; column++)
        {
            _weights[column] += _errors[column];
        }
    }

    private short Nearest(int column, double value) => (short)Math.Clamp(Math.Round(value), -_limits[column], _limits[column]);
}

using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.CompilerServices;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Quantizer.Models;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Benchmarks;

/// <summary>What of a quantized network is put into the float one.</summary>
[Flags]
internal enum ErrorSource
{
    None = 0,

    /// <summary>Weights of 16 bits, rounded to nearest.</summary>
    Weights = 1,

    /// <summary>Readings and copies of h, as the model rounds them.</summary>
    Copies = 2,

    /// <summary>The table instead of sigmoid and tanh.</summary>
    Table = 4,

    /// <summary>States and gates in Q20, Q21 and Q23; outputs in the model's format.</summary>
    Formats = 8,
}

/// <summary>Runs a varied network in double precision with some of the sources of a model's error.</summary>
internal sealed class ErrorSources(VariedNetwork varied, ErrorSource sources, int outputBits, Dictionary<float[], double> ranges)
{
    private const int StateBits = FixedPoint.StateBits;

    private static readonly int[] s_table = SigmoidValues.Compute();

    /// <summary>The centred error on fresh readings without the outputs' mean errors.</summary>
    public double Measure()
    {
        var errors = new OutputErrors(varied.Network.OutputSize);
        double[][] right = new ErrorSources(varied, ErrorSource.None, outputBits, ranges).Run();
        double[][] found = Run();
        for (int i = 0; i < right.Length; i++)
        {
            errors.Add(Array.ConvertAll(right[i], value => (float)value), Array.ConvertAll(found[i], value => (float)value), _ => 0);
        }

        return errors.CentredWithoutMeans;
    }

    private double[][] Run()
    {
        int size = varied.Network.InputSize;
        double[][][] windows = varied.Network.NeedsWindow
            ? [.. varied.Fresh.Select(window => window.Chunk(size).Select(Reading).ToArray())]
            : [[.. varied.Fresh.Select(Reading)]];
        return [.. windows.SelectMany(Window)];
    }

    private double[] Reading(float[] reading) =>
        [.. reading.Select((value, i) => (value - varied.Network.Description.Features[i].Mean) / varied.Network.Description.Features[i].Deviation)];

    private double[][] Window(double[][] steps)
    {
        foreach (NetworkLayer layer in varied.Network.Layers)
        {
            steps = layer switch
            {
                DenseLayer dense => [.. steps.Select(x => Dense(dense, x))],
                RecurrentLayer one => Recurrent(one, steps),
                BidirectionalLayer both =>
                    [.. Recurrent(both.Forward, steps).Zip(Recurrent(both.Backward, [.. steps.Reverse()]).Reverse(), (a, b) => (double[])[.. a, .. b])],
                _ => steps,
            };
        }

        return steps;
    }

    private double[] Dense(DenseLayer layer, double[] x)
    {
        double[] sums = Product(layer.Weights, x);
        return [.. sums.Select((sum, i) => layer.Activation.Kind switch
        {
            ActivationKind.Sigmoid => Rounded(0.5 + (0.5 * Curve((sum + layer.Bias[i]) / 2)), outputBits),
            ActivationKind.Tanh => Rounded(Curve(sum + layer.Bias[i]), outputBits),
            _ => sum + layer.Bias[i],
        })];
    }

    private double[][] Recurrent(RecurrentLayer layer, double[][] steps)
    {
        int n = layer.HiddenSize;
        double[] h = new double[layer.OutputSize];
        double[] c = new double[n];
        var all = new List<double[]>();
        foreach (double[] x in steps)
        {
            double[] wx = Product(layer.InputWeights, x, layer.InputBias);
            double[] uh = Product(layer.RecurrentWeights, h, layer.RecurrentBias);
            double[] next = new double[n];
            for (int i = 0; i < n; i++)
            {
                double Sum(int gate) => wx[(gate * n) + i] + uh[(gate * n) + i];
                switch (layer.Cell)
                {
                    case CellKind.Rnn:
                        next[i] = Tanh(Sum(0));
                        break;
                    case CellKind.Gru:
                        double candidate = Tanh(wx[(2 * n) + i] + (Sigmoid(Sum(0)) * uh[(2 * n) + i]));
                        next[i] = Rounded(h[i] + ((candidate - h[i]) * Sigmoid(-Sum(1))), StateBits);
                        break;
                    default:
                        c[i] = Rounded((Sigmoid(Sum(1)) * c[i]) + (Sigmoid(Sum(0)) * Tanh(Sum(2))), FixedPoint.ValueBits);
                        next[i] = Rounded(Sigmoid(Sum(3)) * Tanh(c[i]), StateBits);
                        break;
                }
            }

            h = layer.Options is null ? next : Product(layer.EffectiveOptions.Projection, next);
            all.Add(h);
        }

        return [.. all];
    }

    private double[] Product(float[] weights, double[] x, float[]? bias = null)
    {
        x = Copy(weights, x);
        double[] sums = [.. weights.Chunk(x.Length).Select(row =>
        {
            double step = Has(ErrorSource.Weights) && !TakesReadings(weights) ? row.Max(Math.Abs) / 32767.0 : 0;
            double sum = 0;
            for (int i = 0; i < row.Length; i++)
            {
                sum += (step > 0 ? Math.Round(row[i] / step) * step : row[i]) * x[i];
            }

            return sum;
        })];
        return bias is null ? sums : [.. sums.Zip(bias, (sum, value) => sum + value)];
    }

    /// <summary>Values as a product takes them: in 32,767 steps to either side, over twice what the float network has, at most 1.</summary>
    private double[] Copy(float[] weights, double[] values)
    {
        if (sources == ErrorSource.None)
        {
            ranges[weights] = Math.Max(ranges.GetValueOrDefault(weights), values.Max(Math.Abs));
        }

        double range = Math.Min(1, 2 * ranges[weights]);
        return Has(ErrorSource.Copies) && !TakesReadings(weights) ? [.. values.Select(value => Math.Floor((value / range * 32767) + 0.5) * range / 32767)] : values;
    }

    /// <summary>Readings and their weights are scaled before they are rounded, and finely: they have no part in this.</summary>
    private bool TakesReadings(float[] weights) =>
        varied.Network.Layers[0] switch
        {
            RecurrentLayer one => weights == one.InputWeights,
            BidirectionalLayer both => weights == both.Forward.InputWeights || weights == both.Backward.InputWeights,
            _ => false,
        };

    private double Sigmoid(double sum) => Rounded(0.5 + (0.5 * Curve(sum / 2)), FixedPoint.GateBits);

    private double Tanh(double sum) => Rounded(Curve(sum), FixedPoint.ValueBits);

    private double Curve(double v)
    {
        if (!Has(ErrorSource.Table))
        {
            return Math.Tanh(v);
        }

        double place = Math.Clamp((v + 8) * 32, 0, 511.999);
        int k = (int)place;
        return ((s_table[k] + ((s_table[k + 1] - s_table[k]) * (place - k))) / (SigmoidTable.One / 2.0)) - 1;
    }

    private double Rounded(double value, int bits) => Has(ErrorSource.Formats) ? Math.Floor((value * Math.Pow(2, bits)) + 0.5) / Math.Pow(2, bits) : value;

    private bool Has(ErrorSource source) => (sources & source) != 0;
}

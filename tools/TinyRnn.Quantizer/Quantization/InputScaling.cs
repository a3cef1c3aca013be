using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Reference;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>
/// How each feature is centred and scaled before it is rounded. Normally the network's own mean and deviation; a feature that
/// reaches the network badly scaled (raw hPa, say) is standardized by calibration, and the first layer's weights take that back.
/// </summary>
/// <param name="Centers">[inputs], in normalized units.</param>
/// <param name="Spreads">[inputs], in normalized units; positive.</param>
internal sealed record InputScaling(double[] Centers, double[] Spreads)
{
    private const double LargestGoodCenter = 3;
    private const double LargestGoodSpread = 4;
    private const double Headroom = 1.5;

    /// <summary>Inputs as they are: tokens.</summary>
    public static InputScaling None(int inputs) => new(new double[inputs], [.. Enumerable.Repeat(1.0, inputs)]);

    public static InputScaling Choose(TensorStatistics inputs)
    {
        var centers = new double[inputs.Length];
        var spreads = new double[inputs.Length];
        Array.Fill(spreads, 1);
        for (int i = 0; i < inputs.Length; i++)
        {
            double mean = inputs.Mean(i);
            double deviation = inputs.Deviation(i);
            bool wellScaled = Math.Abs(mean) <= LargestGoodCenter && deviation is <= LargestGoodSpread and >= 1 / LargestGoodSpread;
            if (!wellScaled)
            {
                centers[i] = mean;
                // A feature that never moved says nothing of its spread.
                spreads[i] = deviation > 1e-6 * Math.Max(1, Math.Abs(mean)) ? deviation : Math.Max(1, Math.Abs(mean) * 0.01);
            }
        }

        return new InputScaling(centers, spreads);
    }

    /// <summary>The largest magnitude that any feature takes after scaling, with some headroom.</summary>
    public double Range(TensorStatistics inputs)
    {
        double range = 0;
        for (int i = 0; i < Centers.Length; i++)
        {
            range = Math.Max(range, inputs.LargestDistance(i, Centers[i]) / Spreads[i]);
        }

        return range > 0 ? range * Headroom : 1;
    }

    /// <summary>Mean of each feature after scaling.</summary>
    public double[] Means(TensorStatistics inputs) => [.. Centers.Select((center, i) => (inputs.Mean(i) - center) / Spreads[i])];

    /// <summary>Weights and bias of the first layer that give the same sums from scaled inputs: W (s x' + m) = (W s) x' + W m.</summary>
    public (double[] Weights, double[] Bias) Fold(IReadOnlyList<float> weights, IReadOnlyList<float> bias)
    {
        int columns = Centers.Length;
        var foldedWeights = new double[weights.Count];
        var foldedBias = new double[bias.Count];
        for (int row = 0; row < bias.Count; row++)
        {
            foldedBias[row] = bias[row];
            for (int column = 0; column < columns; column++)
            {
                double weight = weights[row * columns + column];
                foldedWeights[row * columns + column] = weight * Spreads[column];
                foldedBias[row] += weight * Centers[column];
            }
        }

        return (foldedWeights, foldedBias);
    }

    /// <summary>The inputs as the file states them, for copies of +-<paramref name="limit"/> over +-<paramref name="range"/>.</summary>
    public List<Models.QuantizedChannel> Channels(IReadOnlyList<Channel> features, double range, int limit)
    {
        var channels = new List<Models.QuantizedChannel>();
        for (int i = 0; i < Centers.Length; i++)
        {
            Channel feature = i < features.Count ? features[i] : new Channel("", "", 0, 1);
            double center = feature.Mean + feature.Deviation * Centers[i];
            double gain = limit / (range * Spreads[i] * feature.Deviation);
            channels.Add(new Models.QuantizedChannel(feature.Name, feature.Unit, (float)center, (float)gain));
        }

        return channels;
    }
}

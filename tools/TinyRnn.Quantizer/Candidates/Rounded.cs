using System;
using System.Linq;
using System.Security.Cryptography;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;

namespace TinyRnn.Quantizer.Candidates;

/// <summary>A network that was rounded, and how far its outputs lie from the float network's.</summary>
/// <param name="Precision">How weights are held.</param>
/// <param name="Bytes">The model's file.</param>
/// <param name="Errors">Of its outputs.</param>
internal sealed record Rounded(LayerPrecision Precision, byte[] Bytes, OutputErrors Errors)
{
    /// <summary>
    /// Rounds in each precision, with the mean error of the outputs taken back where that makes it less. Rounding goes in order, one
    /// after the other; the measurements, which do not touch each other, on all processors.
    /// </summary>
    /// <param name="network">The float network.</param>
    /// <param name="statistics">What calibration saw.</param>
    /// <param name="options">Choices beside the weights' precision.</param>
    /// <param name="precisions">How weights are held.</param>
    /// <param name="judge">Measures.</param>
    /// <param name="begin">Gets the first file before anything is measured.</param>
    /// <exception cref="QuantizationException">The network does not fit the format.</exception>
    public static Rounded[] Make(
        Network network, CalibrationStatistics statistics, QuantizationOptions options, LayerPrecision[] precisions, Judge judge, Action<byte[]> begin)
    {
        Rounded[] plain = Measured([.. precisions.Select(precision => (precision, network))]);
        Network?[] corrected = [.. plain.Select(rounded => OutputCorrection.Apply(network, rounded.Errors))];
        int[] changed = [.. Enumerable.Range(0, plain.Length).Where(i => corrected[i] is not null)];
        Rounded[] others = Measured([.. changed.Select(i => (precisions[i], corrected[i]!))]);
        foreach ((int k, int i) in changed.Index())
        {
            plain[i] = others[k].Errors.Centred < plain[i].Errors.Centred ? others[k] : plain[i];
        }

        return plain;

        Rounded[] Measured((LayerPrecision Precision, Network Network)[] tasks)
        {
            (LayerPrecision Precision, byte[] Bytes)[] files =
                [.. tasks.Select(task => (task.Precision, NetworkQuantizer.Quantize(task.Network, statistics, options with { Precision = task.Precision })))];
            if (files is [(_, byte[] first), ..])
            {
                begin(first);
            }

            // Sums that are too large for their lanes make one file of several precisions.
            string[] keys = [.. files.Select(file => Convert.ToHexString(SHA256.HashData(file.Bytes)))];
            var errors = keys.Zip(files).DistinctBy(pair => pair.First).AsParallel()
                .Select(pair => (Key: pair.First, Errors: judge.Measure(RnnModel.Load(pair.Second.Bytes)))).ToDictionary(pair => pair.Key, pair => pair.Errors);
            return [.. files.Zip(keys, (file, key) => new Rounded(file.Precision, file.Bytes, errors[key]))];
        }
    }
}

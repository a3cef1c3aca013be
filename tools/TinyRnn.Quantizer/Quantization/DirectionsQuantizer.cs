using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.CompilerServices;
using TinyRnn.Quantizer.Models;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Reference;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>Quantizes layers that run backwards, or in both directions.</summary>
internal sealed class DirectionsQuantizer(QuantizationOptions options)
{
    // As for one direction: a product or a sum may be larger than calibration saw.
    private const double Headroom = 4;

    /// <summary>One layer that runs backwards.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="fold">Makes the input weights and bias of it, with input scaling folded in.</param>
    /// <param name="input">What comes in.</param>
    /// <param name="output">What calibration saw come out.</param>
    public LayerOutput Quantize(ReverseLayer layer, WeightFolding fold, LayerInput input, TensorStatistics output)
    {
        (QuantizedRecurrent record, ValueFit? fit) = QuantizeOne(layer.Layer, fold, input, output);
        var directions = new DirectionsRecord(
            LayerKind.Reverse, layer.Name, layer.InputSize, layer.OutputSize, record.FractionBits, DirectionMerge.Concatenate, [record]);
        return new LayerOutput(directions, HiddenRange.Of(layer.Layer, output, options)) { Fit = fit };
    }

    /// <summary>Both directions; readings, which both take as they are, get the narrower of their two limits.</summary>
    public LayerOutput Quantize(
        BidirectionalLayer layer, WeightFolding fold, LayerInput input, TensorStatistics output, IReadOnlyList<TensorStatistics> directions)
    {
        (QuantizedRecurrent forward, ValueFit? forwardFit) = QuantizeOne(layer.Forward, fold, input, directions[0]);
        (QuantizedRecurrent backward, ValueFit? backwardFit) = QuantizeOne(layer.Backward, fold, input, directions[1]);
        if (input.IsReading && forward.InputCopy.Limit != backward.InputCopy.Limit)
        {
            LayerInput both = input with { MostLimit = Math.Min(forward.InputCopy.Limit, backward.InputCopy.Limit) };
            (forward, _) = QuantizeOne(layer.Forward, fold, both, directions[0]);
            (backward, _) = QuantizeOne(layer.Backward, fold, both, directions[1]);
        }

        int fractionBits = Math.Min(forward.FractionBits, backward.FractionBits);
        var record = new DirectionsRecord(
            LayerKind.Bidirectional, layer.Name, layer.InputSize, layer.OutputSize, fractionBits, Merge(layer.Merge), [forward, backward]);
        double[] ranges =
            [HiddenRange.Of(layer.Forward, directions[0], options), HiddenRange.Of(layer.Backward, directions[1], options)];
        ValueFit? fit = layer.Merge == MergeMode.Concatenate
            ? ValueFit.Concatenated(forwardFit, layer.Forward.OutputSize, backwardFit, layer.Backward.OutputSize)
            : null;
        return new LayerOutput(record, MergedRange(layer.Merge, ranges, output)) { Fit = fit };
    }

    private (QuantizedRecurrent Record, ValueFit? Fit) QuantizeOne(RecurrentLayer layer, WeightFolding fold, LayerInput input, TensorStatistics output)
    {
        (double[] weights, double[] bias) = fold(layer.InputWeights, layer.InputBias);
        var quantizer = new RecurrentLayerQuantizer(options, layer, input, output);
        return (quantizer.Quantize(weights, bias), quantizer.Fit);
    }

    private double MergedRange(MergeMode merge, double[] ranges, TensorStatistics output)
    {
        double most = merge switch
        {
            MergeMode.Sum => ranges[0] + ranges[1],
            MergeMode.Multiply => ranges[0] * ranges[1],
            MergeMode.Average => (ranges[0] + ranges[1]) / 2,
            _ => ranges.Max(),
        };
        bool asSeen = merge != MergeMode.Concatenate && options.StateRange == 0 && output.Range > 0;
        return asSeen ? Math.Min(most, output.Range * Headroom) : most;
    }

    private static DirectionMerge Merge(MergeMode merge) =>
        merge switch
        {
            MergeMode.Concatenate => DirectionMerge.Concatenate,
            MergeMode.Sum => DirectionMerge.Sum,
            MergeMode.Multiply => DirectionMerge.Multiply,
            MergeMode.Average => DirectionMerge.Average,
            _ => throw new QuantizationException($"merge {merge}: not supported"),
        };
}

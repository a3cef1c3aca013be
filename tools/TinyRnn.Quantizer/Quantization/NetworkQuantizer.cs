using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.CompilerServices;
using TinyRnn.Quantizer.Models;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Reference;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>Makes a <c>.trnn</c> model of a float network and what calibration saw.</summary>
public static class NetworkQuantizer
{
    /// <summary>The bytes of the model, with a self test that was computed by the runtime itself.</summary>
    /// <param name="network">The float network.</param>
    /// <param name="statistics">What <see cref="Calibrator"/> gathered from this network.</param>
    /// <param name="options">Choices.</param>
    /// <exception cref="QuantizationException">The network does not fit the format, or an option is out of range.</exception>
    public static byte[] Quantize(Network network, CalibrationStatistics statistics, QuantizationOptions options)
    {
        NetworkCheck.Require(network);
        RequireValid(options);
        int window = Math.Max(network.Window, statistics.LongestWindow);
        if (window > ModelLimits.WindowSteps)
        {
            throw new QuantizationException($"window: expected at most {ModelLimits.WindowSteps} steps, found {window}");
        }

        InputScaling scaling = network.Tokens > 0 ? InputScaling.None(network.InputSize) : InputScaling.Choose(statistics.Inputs);
        double inputRange = network.Tokens > 0 ? network.Tokens - 1 : scaling.Range(statistics.Inputs);
        (List<LayerRecord> layers, ValueFit? fit) = QuantizeLayers(network, statistics, options, scaling, inputRange);
        int inputLimit = network.Tokens > 0 ? network.Tokens - 1 : InputLimit(layers[0]);
        NetworkDescription description = network.Description;
        List<QuantizedChannel> inputs = scaling.Channels(description.Features, inputRange, inputLimit);
        if (layers[^1] is ReconstructionRecord error)
        {
            layers[^1] = error.Comparing(inputs, description.Features, inputLimit);
        }

        var model = new QuantizedModel(
            description.Name,
            Task(description.Task),
            (float)description.Threshold,
            inputLimit,
            inputs,
            OutputChannels(network, layers[^1].FractionBits, fit),
            layers,
            [],
            []
        )
        {
            Window = window,
            TableReach = options.Table.Reach,
            Recipe = description.Recipe?.Recipe,
            Target = description.Target,
            Proof = options.Proof,
            Origin = options.Origin,
        };
        return ModelWriter.Write(SelfTestMaker.AddTo(model, statistics, options.SelfTestSteps));
    }

    private static int InputLimit(LayerRecord first) =>
        first switch
        {
            DirectionsRecord directions => directions.Directions[0].InputCopy.Limit,
            QuantizedRecurrent recurrent => recurrent.InputCopy.Limit,
            QuantizedDense dense => dense.InputCopy.Limit,
            _ => throw new QuantizationException($"layer {first.Name}: {first.Kind} takes no readings"),
        };

    private static void RequireValid(QuantizationOptions options)
    {
        RequireValid(options.Precision.Input);
        RequireValid(options.Precision.Recurrent);
        if (options.StateRange is not (0 or (>= 1 and <= 120)))
        {
            throw new QuantizationException($"state range: expected 0 or 1 to 120, found {options.StateRange}");
        }

        if (options.SelfTestSteps is < 0 or > ModelLimits.SelfTestSteps)
        {
            throw new QuantizationException($"self test steps: expected 0 to {ModelLimits.SelfTestSteps}, found {options.SelfTestSteps}");
        }
    }

    private static void RequireValid(MatrixPrecision precision)
    {
        if (precision.Bits is not (8 or 16))
        {
            throw new QuantizationException($"weight bits: expected 8 or 16, found {precision.Bits}");
        }

        if (precision.Lanes is not (>= 1 and <= PackedMatrix.MostLanes))
        {
            throw new QuantizationException($"lanes: expected 1 to {PackedMatrix.MostLanes}, found {precision.Lanes}");
        }
    }

    private static (List<LayerRecord> Layers, ValueFit? Fit) QuantizeLayers(
        Network network, CalibrationStatistics statistics, QuantizationOptions options, InputScaling scaling, double inputRange)
    {
        var records = new List<LayerRecord>();
        var input = new LayerInput(0, inputRange, scaling.Means(statistics.Inputs), true) { Scaling = scaling };
        for (int i = 0; i < network.Layers.Count; i++)
        {
            WeightFolding fold = i == 0 ? scaling.Fold : Folding(input.Fit);
            LayerOutput output = QuantizeLayer(network, i, statistics, options, fold, input);
            records.Add(output.Record);
            input = new LayerInput(output.Record.FractionBits, output.Range, Means(statistics.LayerOutputs[i]), false)
            {
                Fit = output.Fit,
                IsOneHot = output.Record.Kind == LayerKind.OneHot,
            };
        }

        return (records, input.Fit);
    }

    private static WeightFolding Folding(ValueFit? fit) =>
        (weights, bias) =>
        {
            (double[] folded, double[] foldedBias) = (ToDouble(weights), ToDouble(bias));
            fit?.Fold(folded, foldedBias);
            return (folded, foldedBias);
        };

    private static LayerOutput QuantizeLayer(
        Network network, int index, CalibrationStatistics statistics, QuantizationOptions options, WeightFolding fold, LayerInput input)
    {
        NetworkLayer layer = network.Layers[index];
        TensorStatistics output = statistics.LayerOutputs[index];
        switch (layer)
        {
            case RecurrentLayer recurrent:
                (double[] weights, double[] bias) = fold(recurrent.InputWeights, recurrent.InputBias);
                var quantizer = new RecurrentLayerQuantizer(options, recurrent, input, output);
                return new(quantizer.Quantize(weights, bias), HiddenRange.Of(recurrent, output, options)) { Fit = quantizer.Fit };
            case DenseLayer dense:
                (weights, bias) = fold(dense.Weights, dense.Bias);
                var denseQuantizer = new DenseLayerQuantizer(options) { IsFine = FineOutputs.AreWorthIt(network, index, statistics) };
                return new(denseQuantizer.Quantize(dense, weights, bias, input, output, LogitBits(network, index)), DenseLayerQuantizer.Range(dense, output));
            case SoftmaxLayer softmax:
                LayerKind softmaxKind = softmax.IsLogarithm ? LayerKind.LogSoftmax : LayerKind.Softmax;
                double seen = softmax.IsLogarithm && output.Range > 0 ? output.Range * DenseLayerQuantizer.Headroom : 1;
                return new(new LayerRecord(softmaxKind, softmax.Name, softmax.Size, softmax.Size, FixedPoint.ValueBits), seen);
            case ReverseLayer reverse:
                return new DirectionsQuantizer(options).Quantize(reverse, fold, input, output);
            case BidirectionalLayer bidirectional:
                return new DirectionsQuantizer(options).Quantize(bidirectional, fold, input, output, statistics.Directions[index]);
            case EmbeddingLayer embedding:
                TokenRecord record = EmbeddingQuantizer.Quantize(embedding, network.Description.Vocabulary, options.Precision.Input.Bits);
                double largest = embedding.Weights.Max(Math.Abs);
                return new(record, largest > 0 ? largest : 1);
            case OneHotLayer oneHot:
                return new(new TokenRecord(LayerKind.OneHot, oneHot.Name, oneHot.Tokens, oneHot.Tokens, 0, network.Description.Vocabulary), 1);
            case LastStepLayer last:
                LayerKind kind = last.Selection == StepSelection.FinalState ? LayerKind.FinalState : LayerKind.LastOutput;
                return new(new LayerRecord(kind, last.Name, last.InputSize, last.OutputSize, input.FractionBits), input.Range) { Fit = input.Fit };
            case PoolingLayer or LastStepsLayer or FlattenLayer or RepeatLayer:
                return new(StepsRecord.Of(layer, input.FractionBits), input.Range);
            case ReconstructionErrorLayer error:
                return new(new ReconstructionRecord(error.Name, error.Size, input.FractionBits, error.Measure), input.Range);
            case ArgMaxLayer argMax:
                return new(new LayerRecord(LayerKind.ArgMax, argMax.Name, argMax.InputSize, 1, 0), 1);
            default:
                throw new QuantizationException($"layer {layer.Name}: {layer.GetType().Name} is not supported");
        }
    }

    /// <summary>Fraction bits that a softmax behind a layer takes; 0 where there is none.</summary>
    private static int LogitBits(Network network, int index) =>
        index + 1 < network.Layers.Count && network.Layers[index + 1] is SoftmaxLayer softmax
            ? SoftmaxKernel.LogitBits(softmax.IsLogarithm ? LayerKind.LogSoftmax : LayerKind.Softmax)
            : 0;

    private static List<QuantizedChannel> OutputChannels(Network network, int fractionBits, ValueFit? fit)
    {
        var channels = new List<QuantizedChannel>();
        IReadOnlyList<Channel> outputs = network.Description.Outputs;
        for (int i = 0; i < network.OutputSize; i++)
        {
            Channel output = i < outputs.Count ? outputs[i] : new Channel("", "", 0, 1);
            double deviation = output.Deviation * (fit?.Gains[i] ?? 1);
            double mean = output.Mean + (output.Deviation * (fit?.Offsets[i] ?? 0));
            channels.Add(new QuantizedChannel(output.Name, output.Unit, (float)(deviation * Math.Pow(2, -fractionBits)), (float)mean));
        }

        return channels;
    }

    private static ModelTask Task(NetworkTask task) =>
        task switch
        {
            NetworkTask.Binary => ModelTask.Binary,
            NetworkTask.MultiClass => ModelTask.MultiClass,
            _ => ModelTask.Regression,
        };

    private static double[] Means(TensorStatistics statistics) => [.. Enumerable.Range(0, statistics.Length).Select(statistics.Mean)];

    private static double[] ToDouble(IReadOnlyList<float> values) => [.. values.Select(value => (double)value)];
}

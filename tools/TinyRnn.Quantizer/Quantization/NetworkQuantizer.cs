using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Models;
using TinyRnn.Quantizer.Networks;

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
        InputScaling scaling = InputScaling.Choose(statistics.Inputs);
        double inputRange = scaling.Range(statistics.Inputs);
        List<QuantizedLayer> layers = QuantizeLayers(network, statistics, options, scaling, inputRange);
        int inputLimit = layers[0].InputCopy.Limit;
        NetworkDescription description = network.Description;
        var model = new QuantizedModel(
            description.Name,
            Task(description.Task),
            (float)description.Threshold,
            inputLimit,
            scaling.Channels(description.Features, inputRange, inputLimit),
            OutputChannels(network, layers[^1].FractionBits),
            layers,
            [],
            []
        );
        return ModelWriter.Write(WithSelfTest(model, statistics.FirstReadings.Take(options.SelfTestSteps)));
    }

    private static void RequireValid(QuantizationOptions options)
    {
        if (options.WeightBits is not (8 or 16))
        {
            throw new QuantizationException($"weight bits: expected 8 or 16, found {options.WeightBits}");
        }

        if (options.StateRange is not (0 or (>= 1 and <= 120)))
        {
            throw new QuantizationException($"state range: expected 0 or 1 to 120, found {options.StateRange}");
        }

        if (options.SelfTestSteps is < 0 or > ModelLimits.SelfTestSteps)
        {
            throw new QuantizationException($"self test steps: expected 0 to {ModelLimits.SelfTestSteps}, found {options.SelfTestSteps}");
        }
    }

    private static List<QuantizedLayer> QuantizeLayers(
        Network network, CalibrationStatistics statistics, QuantizationOptions options, InputScaling scaling, double inputRange)
    {
        var recurrentQuantizer = new RecurrentLayerQuantizer(options);
        var denseQuantizer = new DenseLayerQuantizer(options);
        var layers = new List<QuantizedLayer>();
        var input = new LayerInput(0, inputRange, scaling.Means(statistics.Inputs), true);
        for (int i = 0; i < network.Layers.Count; i++)
        {
            NetworkLayer layer = network.Layers[i];
            TensorStatistics output = statistics.LayerOutputs[i];
            (float[] sourceWeights, float[] sourceBias) = layer switch
            {
                RecurrentLayer recurrent => (recurrent.InputWeights, recurrent.InputBias),
                DenseLayer dense => (dense.Weights, dense.Bias),
                _ => throw new QuantizationException($"layer {layer.Name}: {layer.GetType().Name} is not supported"),
            };
            (double[] weights, double[] bias) = i == 0 ? scaling.Fold(sourceWeights, sourceBias) : (ToDouble(sourceWeights), ToDouble(sourceBias));
            layers.Add(
                layer is RecurrentLayer cell
                    ? recurrentQuantizer.Quantize(cell, weights, bias, input, output)
                    : denseQuantizer.Quantize((DenseLayer)layer, weights, bias, input, output)
            );
            input = new LayerInput(layers[i].FractionBits, OutputRange(layer, output, options), Means(output), false);
        }

        return layers;
    }

    /// <summary>What the next layer's copies must cover: outputs of sigmoid and tanh are bounded, others are as calibration saw them.</summary>
    private static double OutputRange(NetworkLayer layer, TensorStatistics output, QuantizationOptions options) =>
        layer switch
        {
            RecurrentLayer recurrent => HiddenRange.Of(recurrent, output, options),
            DenseLayer { Activation: DenseActivation.Sigmoid or DenseActivation.Tanh } => 1,
            _ => output.Range > 0 ? output.Range * DenseLayerQuantizer.Headroom : 1,
        };

    private static List<QuantizedChannel> OutputChannels(Network network, int fractionBits)
    {
        var channels = new List<QuantizedChannel>();
        IReadOnlyList<Channel> outputs = network.Description.Outputs;
        for (int i = 0; i < network.OutputSize; i++)
        {
            Channel output = i < outputs.Count ? outputs[i] : new Channel("", "", 0, 1);
            channels.Add(new QuantizedChannel(output.Name, output.Unit, (float)(output.Deviation * Math.Pow(2, -fractionBits)), (float)output.Mean));
        }

        return channels;
    }

    /// <summary>The runtime itself says what the right outputs are.</summary>
    private static QuantizedModel WithSelfTest(QuantizedModel model, IEnumerable<float[]> readings)
    {
        var runtime = new TableNetwork(RnnModel.Load(ModelWriter.Write(model)));
        var quantized = new int[runtime.InputSize];
        var output = new int[runtime.OutputSize];
        var allReadings = new List<float>();
        var allOutputs = new List<int>();
        foreach (float[] reading in readings)
        {
            runtime.Quantize(reading, quantized);
            runtime.StepRaw(quantized, output);
            allReadings.AddRange(reading);
            allOutputs.AddRange(output);
        }

        return model with { SelfTestReadings = [.. allReadings], SelfTestOutputs = [.. allOutputs] };
    }

    private static ModelTask Task(NetworkTask task) =>
        task switch
        {
            NetworkTask.Binary => ModelTask.Binary,
            NetworkTask.MultiClass => ModelTask.MultiClass,
            _ => ModelTask.Regression,
        };

    private static double[] Means(TensorStatistics statistics) => [.. Enumerable.Range(0, statistics.Length).Select(statistics.Mean)];

    private static double[] ToDouble(float[] values) => Array.ConvertAll(values, value => (double)value);
}

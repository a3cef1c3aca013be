using System;
using System.Linq;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Tests.Windows;

public class LayerByLayerTests
{
    [Theory]
    [InlineData("stacked, wide")]
    [InlineData("characters")]
    public void Layers_that_run_one_after_the_other_give_the_bits_of_the_network(string name)
    {
        RnnModel model = RnnModel.Load(WindowModels.All[name]);
        const int steps = 6;
        float[] window = WindowModels.Window(new Random(9), model.Info, steps);
        var network = new LoadedNetwork(model);
        var quantized = new int[network.InputSize];
        int[] values = [.. window.Chunk(network.InputSize).SelectMany(reading =>
        {
            network.Quantize(reading, quantized);
            return quantized.ToArray();
        })];
        var expected = new int[steps * network.OutputSize];
        network.Run(values, expected);
        for (int i = 0; i < model.Layers.Length; i++)
        {
            var layer = new LoadedNetwork(model.Layer(i));
            var output = new int[steps * layer.OutputSize];
            layer.Run(values, output);
            values = output;
        }

        Assert.Equal(expected, values);
    }

    [Fact]
    public void A_one_hot_input_costs_no_more_lanes_than_its_weights_need()
    {
        // 16-bit weights, 300 columns: a sum of all of them would need a word for each row.
        var random = new Random(10);
        var network = RandomNetworks.Of(
            new Quantizer.Networks.OneHotLayer("OneHot", 300), RandomNetworks.Recurrent(random, Quantizer.Networks.CellKind.Rnn, 300, 4));
        byte[] bytes = QuantizedNetwork.MakeOfWindows(
            network, RandomWindows.Make(random, network, 10, 20), new Quantizer.Quantization.QuantizationOptions { WeightBits = 16 });
        var layer = (RecurrentKernel)RnnModel.Load(bytes).Layers[1];

        Assert.Equal((1, 0, 1), (layer.InputCopy.Multiplier, layer.InputCopy.Shift, layer.InputCopy.Limit));
        Assert.Equal(2, layer.InputWeights.Lanes);
    }
}

using System;
using System.Linq;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Quantization;

/// <summary>Weights, biases and readings of any magnitude: what the quantizer makes can be read, or it says what does not fit.</summary>
public class ExtremeWeightsTests
{
    private const int Attempts = 60;

    public static TheoryData<string> Names => new(RandomCells.All.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Layers_of_extreme_weights_are_quantized_or_refused(string name)
    {
        for (int seed = 0; seed < Attempts; seed++)
        {
            var random = new Random(seed);
            RecurrentLayer layer = RandomCells.Make(name, random, 2, 4);
            CellOptions options = layer.EffectiveOptions;
            QuantizeOrRefuse(random, layer with
            {
                InputWeights = Extreme(random, layer.InputWeights),
                RecurrentWeights = Extreme(random, layer.RecurrentWeights),
                InputBias = Extreme(random, layer.InputBias),
                RecurrentBias = Extreme(random, layer.RecurrentBias),
                Options = options with { Peepholes = Extreme(random, options.Peepholes), Projection = Extreme(random, options.Projection) },
            });
        }
    }

    [Theory]
    [InlineData(Head.None)]
    [InlineData(Head.Relu)]
    [InlineData(Head.Sigmoid)]
    [InlineData(Head.Tanh)]
    [InlineData(Head.HardSigmoid)]
    [InlineData(Head.Softsign)]
    [InlineData(Head.Elu)]
    [InlineData(Head.Softmax)]
    [InlineData(Head.LogSoftmax)]
    public void Dense_layers_of_extreme_weights_are_quantized_or_refused(Head head)
    {
        for (int seed = 0; seed < Attempts; seed++)
        {
            var random = new Random(seed);
            DenseLayer dense = RandomNetworks.Dense(random, 3, 3, Activation.None);
            dense = dense with { Weights = Extreme(random, dense.Weights), Bias = Extreme(random, dense.Bias) };
            QuantizeOrRefuse(random, [RandomNetworks.Recurrent(random, CellKind.Gru, 2, 3), .. head.Behind(dense)]);
            QuantizeOrRefuse(random, [.. Head.None.Behind(dense with { Name = "first" }), .. head.Behind(dense)]);
        }
    }

    private static void QuantizeOrRefuse(Random random, params NetworkLayer[] layers)
    {
        Network network = RandomNetworks.Of(layers);
        float[][] readings = RandomReadings.Make(random, 20, network.InputSize, Magnitude(random, 3));
        var usual = new QuantizationOptions { WeightBits = random.Next(2) == 0 ? 8 : 16 };
        var fine = new QuantizationOptions { Precision = new(new(16, 1), new(16, 1)), FineCopies = true };
        foreach (QuantizationOptions options in new[] { usual, fine })
        {
            try
            {
                RnnModel.Load(QuantizedNetwork.Make(network, readings, options));
            }
            catch (QuantizationException)
            {
                // It says what does not fit.
            }
        }
    }

    /// <summary>All by one factor, and one of them by another.</summary>
    private static float[] Extreme(Random random, float[] values)
    {
        double factor = random.Next(2) == 0 ? 1 : Magnitude(random, 25);
        float[] scaled = [.. values.Select(value => (float)(value * factor))];
        if (scaled.Length > 0 && random.Next(2) == 0)
        {
            scaled[random.Next(scaled.Length)] = (float)Magnitude(random, 37);
        }

        return scaled;
    }

    private static double Magnitude(Random random, double decades) => Math.Pow(10, decades * ((2 * random.NextDouble()) - 1));
}

using System;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.TestSupport;
using Xunit;
using Xunit.Abstractions;

namespace TinyRnn.Quantizer.Tests.Quantization;

/// <summary>Relative RMS error of h against float of recurrent layers with options, state carried over every step.</summary>
public class CellOptionAccuracyTests(ITestOutputHelper log)
{
    private const int Inputs = 4;
    private const int Steps = 2000;

    public static TheoryData<string, int, int> Cells
    {
        get
        {
            var data = new TheoryData<string, int, int>();
            foreach (string name in RandomCells.All.Keys)
            {
                foreach (int hidden in new[] { 16, 32 })
                {
                    data.Add(name, hidden, 8);
                    data.Add(name, hidden, 16);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Hidden_states_follow_the_reference(string name, int hidden, int weightBits)
    {
        for (int seed = 1; seed <= 2; seed++)
        {
            var random = new Random(seed * 7919);
            RecurrentLayer layer = RandomCells.Make(name, random, Inputs, hidden);
            Network network = RandomNetworks.Of(layer);
            byte[] model = QuantizedNetwork.Make(
                network, RandomReadings.Make(random, Steps, Inputs), new QuantizationOptions { WeightBits = weightBits });
            var comparison = new Comparison(network, model, RandomReadings.Make(random, Steps, Inputs));
            log.WriteLine($"{name} {hidden} {weightBits}: {comparison.RelativeRms:P4}");
            double most = weightBits == 8 ? 0.01 : 0.001;
            Assert.True(comparison.RelativeRms <= most, $"seed {seed}: relative RMS error {comparison.RelativeRms}, at most {most}");
        }
    }
}

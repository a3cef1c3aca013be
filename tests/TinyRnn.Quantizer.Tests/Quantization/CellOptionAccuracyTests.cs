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

    public static TheoryData<string, int> Cells
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (string name in RandomCells.All.Keys)
            {
                foreach (int hidden in new[] { 16, 32 })
                {
                    data.Add(name, hidden);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Hidden_states_follow_the_reference(string name, int hidden)
    {
        for (int seed = 1; seed <= 2; seed++)
        {
            var random = new Random(seed * 7919);
            RecurrentLayer layer = RandomCells.Make(name, random, Inputs, hidden);
            Network network = RandomNetworks.Of(layer);
            var calibrator = new Calibrator(network);
            Array.ForEach(RandomReadings.Make(random, Steps, Inputs), reading => calibrator.Add(reading));
            float[][] readings = RandomReadings.Make(random, Steps, Inputs);
            var shared = new QuantizationOptions { Cache = new RoundingCache() };
            foreach ((int weightBits, double most) in new[] { (8, 0.01), (16, 0.001) })
            {
                byte[] model = NetworkQuantizer.Quantize(network, calibrator.Finish(), shared with { WeightBits = weightBits });
                double error = new Comparison(network, model, readings).RelativeRms;
                log.WriteLine($"{name} {hidden} {weightBits}: {error:P4}");
                Assert.True(error <= most, $"seed {seed}, {weightBits} bits: relative RMS error {error}, at most {most}");
            }
        }
    }
}

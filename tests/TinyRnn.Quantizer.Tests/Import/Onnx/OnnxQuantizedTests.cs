using System;
using System.Linq;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.Quantizer.Reference;
using TinyRnn.TestSupport;
using Xunit;
using Xunit.Abstractions;

namespace TinyRnn.Quantizer.Tests.Import.Onnx;

/// <summary>Hidden states of imported models in integer arithmetic, against the float reference.</summary>
public sealed class OnnxQuantizedTests(ITestOutputHelper log)
{
    private const int OpenWindow = 6;
    private const int CalibrationWindows = 300;
    private const int ComparedWindows = 60;
    private const double EightBits = 0.01;
    private const double SixteenBits = 0.001;

    /// <summary>A thresholded relu jumps, so that the least error may become a large one.</summary>
    private static readonly string[] s_jumping = ["gru-affine", "lstm-affine"];

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (string group in OnnxCase.Groups)
            {
                foreach (OnnxCase entry in OnnxCase.Of(group).Where(entry => !s_jumping.Contains(entry.Name)))
                {
                    cases.Add(group, entry.Name);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Hidden_states_stay_near_float(string group, string name)
    {
        Network network = OnnxCase.Named(group, name).Load();
        double eight = RelativeRms(network, 8);
        double sixteen = RelativeRms(network, 16);

        log.WriteLine($"RMS {group}/{name}: {eight:P3}, {sixteen:P4}");
        Assert.InRange(eight, 0, EightBits);
        Assert.InRange(sixteen, 0, SixteenBits);
    }

    /// <summary>sqrt(sum of squared errors / sum of squares) of h after windows, over all layers and directions.</summary>
    private static double RelativeRms(Network network, int weightBits)
    {
        var random = new Random(1);
        int steps = network.Window > 0 ? network.Window : OpenWindow;
        float[][] calibration = RandomWindows.Make(random, network, CalibrationWindows, steps);
        byte[] model = QuantizedNetwork.MakeOfWindows(network, calibration, new QuantizationOptions { WeightBits = weightBits });
        var integer = new LoadedNetwork(RnnModel.Load(model), steps);
        var reference = new FloatNetwork(network);
        double errors = 0;
        double signals = 0;
        foreach (float[] window in RandomWindows.Make(random, network, ComparedWindows, steps))
        {
            var output = new float[network.StepsOut(steps) * network.OutputSize];
            integer.Reset();
            reference.Reset();
            reference.Run(window, output);
            float[] expected = Enumerable
                .Range(0, reference.LayerCount)
                .SelectMany(layer => reference.HiddenState(layer).ToArray())
                .ToArray();
            var found = new float[expected.Length];
            integer.Run(window, output, found, null);
            errors += expected.Zip(found).Sum(pair => Math.Pow(pair.First - pair.Second, 2));
            signals += expected.Sum(value => Math.Pow(value, 2));
        }

        return Math.Sqrt(errors / signals);
    }
}

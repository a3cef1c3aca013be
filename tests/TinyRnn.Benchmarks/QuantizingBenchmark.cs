using System;
using BenchmarkDotNet.Attributes;
using TinyRnn.Quantizer.Candidates;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.Quantizer.Reference;
using TinyRnn.TestSupport;

namespace TinyRnn.Benchmarks;

/// <summary>Calibrating and choosing among candidates against running the float network over the calibration data once: four years of hours.</summary>
public class QuantizingBenchmark
{
    private const int Rows = 35_064;
    private Network _network = null!;
    private float[][] _readings = null!;

    /// <summary>Features and units.</summary>
    [Params("12 -> 32", "64 -> 256")]
    public string Size { get; set; } = "";

    [GlobalSetup]
    public void Prepare()
    {
        (int inputs, int hidden) = Size == "12 -> 32" ? (12, 32) : (64, 256);
        var random = new Random(5);
        _network = RandomNetworks.Of(
            RandomNetworks.Recurrent(random, CellKind.Gru, inputs, hidden), RandomNetworks.Dense(random, hidden, 1, Activation.Sigmoid));
        _readings = RandomReadings.Make(random, Rows, inputs);
    }

    [Benchmark(Baseline = true)]
    public float RunFloat()
    {
        var network = new FloatNetwork(_network);
        float[] output = new float[1];
        foreach (float[] reading in _readings)
        {
            network.Step(reading, output);
        }

        return output[0];
    }

    [Benchmark]
    public int CalibrateAndChoose()
    {
        var calibrator = new Calibrator(_network);
        foreach (float[] reading in _readings)
        {
            calibrator.Add(reading);
        }

        return CandidateSearch.Run(_network, calibrator.Finish(), new(), new(WeightKind.Automatic)).Taken.Bytes.Length;
    }
}

using System;
using System.Collections.Generic;
using TinyRnn.CompilerServices;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Numerics;

namespace TinyRnn.Quantizer.Models;

/// <summary>A reconstruction error; see docs/format.md.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Inputs">Values in, of a step.</param>
/// <param name="FractionBits">Q format of what is given, and once it is known what it is compared with, of both and of the error.</param>
/// <param name="Measure">What is made of the differences.</param>
internal sealed record ReconstructionRecord(string Name, int Inputs, int FractionBits, ErrorMeasure Measure)
    : LayerRecord(LayerKind.ReconstructionError, Name, Inputs, 1, FractionBits)
{
    private const int FinestBits = 20;
    private const int ValueBits = 30;
    private const int SumBits = 61;
    private const int MostShift = 46;

    /// <summary>What makes values of the last layer's format of quantized readings.</summary>
    public QuantizedRows Rows { get; private init; } = new(1, [], [], [], []);

    /// <summary>With what makes network values of the readings: x / gain + center, less the mean, by the deviation.</summary>
    /// <param name="inputs">Centers and gains.</param>
    /// <param name="features">Means and deviations; may be empty.</param>
    /// <param name="inputLimit">Largest magnitude of a quantized reading.</param>
    public ReconstructionRecord Comparing(IReadOnlyList<QuantizedChannel> inputs, IReadOnlyList<Channel> features, int inputLimit)
    {
        var slopes = new double[Inputs];
        var values = new double[Inputs];
        double largest = 1;
        for (int i = 0; i < Inputs; i++)
        {
            (double mean, double deviation) = i < features.Count ? (features[i].Mean, features[i].Deviation) : (0, 1);
            slopes[i] = 1 / (inputs[i].Second * deviation);
            values[i] = (inputs[i].First - mean) / deviation;
            largest = Math.Max(largest, (slopes[i] * inputLimit) + Math.Abs(values[i]));
        }

        int fractionBits = BitsFor(largest);
        int shift = Math.Clamp(SumBits - fractionBits - PortableMath.CeilingLog2(largest), 1, MostShift);
        double finer = Math.Pow(2, fractionBits + shift);
        double half = Math.Pow(2, shift - 1);
        return this with
        {
            FractionBits = fractionBits,
            Rows = new QuantizedRows(
                shift,
                Array.ConvertAll(slopes, slope => (long)Math.Round(slope * finer)),
                [],
                Array.ConvertAll(values, value => (long)Math.Round((value * finer) + half)),
                []),
        };
    }

    /// <summary>Room for twice the largest reading, or for its square.</summary>
    private int BitsFor(double largest)
    {
        double twice = 2 * largest;
        double most = Measure == ErrorMeasure.MeanSquared ? twice * twice : twice;
        return Math.Clamp(ValueBits - PortableMath.CeilingLog2(most), 0, Math.Min(FinestBits, FractionBits));
    }
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Reference;

namespace TinyRnn.Quantizer.Import.Forward;

/// <summary>A float network beside the framework: what each gives of the same inputs.</summary>
internal sealed class ForwardComparison
{
    /// <summary>The largest difference of two frameworks in single precision, as a part of the largest output.</summary>
    private const double Tolerance = 1e-5;

    /// <summary>The coarsest rounding of written outputs that still proves something, as a part of the largest output.</summary>
    private const double CoarsestRounding = 1e-3;

    private readonly Network _network;
    private readonly double _largestOutput;
    private double _largestDifference;
    private int _windows;
    private int _outputs;

    private ForwardComparison(Network network, IReadOnlyList<ForwardExample> examples)
    {
        _network = network;
        _largestOutput = examples.SelectMany(example => example.Output).SelectMany(row => row).Max(value => Math.Abs((double)value));
    }

    /// <summary>False when the examples have not the numbers of rows and values that the network takes and gives.</summary>
    public bool Fits { get; private set; } = true;

    /// <summary>The first output that differs, in words; null when all agree.</summary>
    public string? FirstDifference { get; private set; }

    /// <summary>True when every output agrees.</summary>
    public bool Agrees => Fits && FirstDifference is null;

    /// <summary>The largest difference that was seen.</summary>
    public double LargestDifference => _largestDifference;

    /// <summary>What was compared.</summary>
    public ForwardProof Proof => new(_windows, _outputs, _largestDifference, _largestOutput);

    /// <summary>Runs the network on all examples.</summary>
    /// <param name="network">Without mean and deviation of its features and outputs, as the framework knows none.</param>
    /// <param name="examples">At least one.</param>
    public static ForwardComparison Of(Network network, IReadOnlyList<ForwardExample> examples)
    {
        var comparison = new ForwardComparison(network, examples);
        foreach (ForwardExample example in examples)
        {
            comparison.Run(example);
        }

        return comparison;
    }

    private void Run(ForwardExample example)
    {
        int[]? columns = ExampleWindows.Columns(_network, example);
        if (!Fits || columns is null || ExampleWindows.Cut(_network, example) is not { } windows)
        {
            Fits = false;
            return;
        }

        if (example.Rounding > CoarsestRounding * _largestOutput && example.Rounding < 0.5)
        {
            FirstDifference ??= $"{example.Source}: outputs are written with too few digits to compare them; expected 6 or more, as %.9g gives";
            return;
        }

        var reference = new FloatNetwork(_network);
        foreach ((int input, int steps, int output) in windows)
        {
            float[] inputs = example.Input.Skip(input).Take(steps).SelectMany(row => columns.Select(column => row[column])).ToArray();
            var outputs = new float[_network.StepsOut(steps) * _network.OutputSize];
            reference.Reset();
            if (!Tokens(inputs))
            {
                Fits = false;
                return;
            }

            reference.Run(inputs, outputs);
            Compare(example, output, outputs);
            _windows++;
        }
    }

    private bool Tokens(float[] inputs) =>
        _network.Tokens == 0 || Array.TrueForAll(inputs, token => token >= 0 && token < _network.Tokens && token == MathF.Floor(token));

    private void Compare(ForwardExample example, int firstRow, float[] outputs)
    {
        double most = Math.Max(Tolerance * _largestOutput, example.Rounding + (1e-7 * _largestOutput));
        int size = _network.OutputSize;
        for (int i = 0; i < outputs.Length; i++)
        {
            float expected = example.Output[firstRow + (i / size)][i % size];
            double difference = Math.Abs((double)outputs[i] - expected);
            _outputs++;
            _largestDifference = double.IsNaN(difference) ? double.PositiveInfinity : Math.Max(_largestDifference, difference);
            if (!(difference <= most))
            {
                FirstDifference ??= string.Create(
                    CultureInfo.InvariantCulture,
                    $"{example.Source}: row {firstRow + (i / size) + 1}, output {i % size}: the framework gave {expected}, this network gives {outputs[i]}");
            }
        }
    }
}

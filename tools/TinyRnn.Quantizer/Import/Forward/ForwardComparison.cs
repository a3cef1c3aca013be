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
    // How many times its tolerance an output must move by what the inputs are.
    private const double Visible = 10;

    private readonly Network _network;
    private readonly OutputTolerance _tolerance;
    private double _largestDifference;
    private int _windows;
    private int _outputs;

    private ForwardComparison(Network network, IReadOnlyList<ForwardExample> examples)
    {
        _network = network;
        _tolerance = new OutputTolerance(examples);
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
    public ForwardProof Proof => new(_windows, _outputs, _largestDifference, _tolerance.Largest);

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

        if (comparison.Agrees && network.Tokens == 0 && !examples.Any(comparison.DependsOnInputs))
        {
            comparison.FirstDifference = $"{examples[0].Source}: the inputs are so small that zeros give the same outputs; expected windows of readings as the network sees them";
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

        if (_tolerance.IsTooCoarse(example.Rounding))
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

    /// <summary>True when zeros in place of the inputs give something else: only then the weights of the inputs have a part in the comparison.</summary>
    private bool DependsOnInputs(ForwardExample example)
    {
        var reference = new FloatNetwork(_network);
        foreach ((_, int steps, int output) in ExampleWindows.Cut(_network, example)!)
        {
            var outputs = new float[_network.StepsOut(steps) * _network.OutputSize];
            reference.Reset();
            reference.Run(new float[steps * _network.InputSize], outputs);
            if (outputs.Where((value, i) => Math.Abs((double)value - Expected(example, output, i)) > Visible * _tolerance.Of(i % _network.OutputSize, example.Rounding)).Any())
            {
                return true;
            }
        }

        return false;
    }

    private bool Tokens(float[] inputs) =>
        _network.Tokens == 0 || Array.TrueForAll(inputs, token => token >= 0 && token < _network.Tokens && token == MathF.Floor(token));

    /// <summary>Output <paramref name="i"/> of those that begin at a row.</summary>
    private float Expected(ForwardExample example, int firstRow, int i) => example.Output[firstRow + (i / _network.OutputSize)][i % _network.OutputSize];

    private void Compare(ForwardExample example, int firstRow, float[] outputs)
    {
        int size = _network.OutputSize;
        for (int i = 0; i < outputs.Length; i++)
        {
            float expected = Expected(example, firstRow, i);
            double difference = Math.Abs((double)outputs[i] - expected);
            _outputs++;
            _largestDifference = double.IsNaN(difference) ? double.PositiveInfinity : Math.Max(_largestDifference, difference);
            if (!(difference <= _tolerance.Of(i % size, example.Rounding)))
            {
                FirstDifference ??= string.Create(
                    CultureInfo.InvariantCulture,
                    $"{example.Source}: row {firstRow + (i / size) + 1}, output {i % size}: the framework gave {expected}, this network gives {outputs[i]}");
            }
        }
    }
}

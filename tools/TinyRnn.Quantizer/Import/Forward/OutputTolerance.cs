using System;
using System.Collections.Generic;
using System.Linq;

namespace TinyRnn.Quantizer.Import.Forward;

/// <summary>
/// How far an output may lie from the framework's: each by its own size, so that a pressure of 101,325 does not hide what becomes of a
/// probability beside it.
/// </summary>
internal sealed class OutputTolerance
{
    // Of two frameworks in single precision: a part of what an output ranges over, a few units in its last place, and where it is next to
    // nothing some in those of the states, which are about 1.
    private const double OfRange = 1e-5;
    private const double OfLargest = 2e-6;
    private const double OfStates = 1e-7;

    // What written digits add, and the coarsest rounding that still proves something, as a part of the largest value.
    private const double BesideRounding = 1e-7;
    private const double CoarsestRounding = 1e-3;

    private readonly double[] _most;
    private readonly double[] _least;

    /// <param name="examples">At least one row of outputs; rows may have other lengths than the network gives.</param>
    public OutputTolerance(IReadOnlyList<ForwardExample> examples)
    {
        int outputs = examples[0].Output[0].Length;
        float[][] rows = [.. examples.SelectMany(example => example.Output).Where(row => row.Length == outputs)];
        _most = [.. Enumerable.Range(0, outputs).Select(i => rows.Max(row => (double)row[i]))];
        _least = [.. Enumerable.Range(0, outputs).Select(i => rows.Min(row => (double)row[i]))];
    }

    /// <summary>The largest magnitude of all outputs.</summary>
    public double Largest => Enumerable.Range(0, _most.Length).Max(LargestOf);

    /// <summary>Of output <paramref name="i"/>, written with digits of which the last half is <paramref name="rounding"/>.</summary>
    public double Of(int i, double rounding)
    {
        double range = _most[i] - _least[i];
        double exact = Math.Max(Math.Max(OfRange * range, OfLargest * LargestOf(i)), OfStates * Math.Min(1, Largest));
        return Math.Max(exact, rounding + (BesideRounding * LargestOf(i)));
    }

    /// <summary>True where so coarse a rounding leaves nothing to compare in some output.</summary>
    public bool IsTooCoarse(double rounding) => Enumerable.Range(0, _most.Length).Any(i => rounding > CoarsestRounding * LargestOf(i)) && rounding < 0.5;

    private double LargestOf(int i) => Math.Max(Math.Abs(_most[i]), Math.Abs(_least[i]));
}

using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Trainer.Numerics;
using TinyRnn.Trainer.Tasks;

namespace TinyRnn.Trainer.Baselines;

/// <summary>A figure and the range that holds it with a probability of 95 of 100.</summary>
/// <param name="Value">The figure.</param>
/// <param name="Low">2.5 of 100 are below.</param>
/// <param name="High">2.5 of 100 are above.</param>
public sealed record Interval(double Value, double Low, double High)
{
    private const double Deviations = 3.92;

    /// <summary>The standard error: 95 of 100 of a normal distribution are within 1.96 of it on either side.</summary>
    public double StandardError => (High - Low) / Deviations;
}

/// <summary>One line of the comparison.</summary>
/// <param name="Name">The network, or a baseline.</param>
/// <param name="Skill">Its skill on the test part.</param>
/// <param name="Advantage">The network's skill less this one; null for the network.</param>
public sealed record ComparedSkill(string Name, Interval Skill, Interval? Advantage);

/// <summary>
/// The network beside the baselines on the test part, with confidence intervals: whole blocks of rows that follow one another are
/// drawn with replacement, since neighbouring rows are near copies (block bootstrap; Kuensch: The jackknife and the bootstrap for
/// general stationary observations, 1989).
/// </summary>
public static class Comparison
{
    private const int Draws = 400;

    /// <summary>Rows of a block, unless that leaves too few blocks.</summary>
    private const int BlockRows = 168;
    private const int LeastBlocks = 20;

    /// <summary>Compares.</summary>
    /// <param name="kind">What the target is.</param>
    /// <param name="targets">[scored].</param>
    /// <param name="network">What the network predicts.</param>
    /// <param name="baselines">What the others predict.</param>
    /// <param name="isStream">Whether rows follow one another; sequences are drawn one by one.</param>
    public static IReadOnlyList<ComparedSkill> Run(
        TargetKind kind, float[] targets, BaselinePrediction network, IReadOnlyList<BaselinePrediction> baselines, bool isStream)
    {
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(baselines);
        BaselinePrediction[] all = [network, .. baselines];
        WeightedSkill[] skills = [.. all.Select(one => new WeightedSkill(kind, one.Outputs, targets))];
        double[] values = [.. skills.Select(skill => skill.Of([.. targets.Select(_ => 1)]))];
        double[][] drawn = Draw(skills, targets.Length, isStream ? Math.Clamp(targets.Length / LeastBlocks, 1, BlockRows) : 1);
        return
        [
            .. all.Select((one, i) => new ComparedSkill(
                one.Name,
                Range(values[i], drawn.Select(draw => draw[i])),
                i == 0 ? null : Range(values[0] - values[i], drawn.Select(draw => draw[0] - draw[i])))),
        ];
    }

    private static double[][] Draw(WeightedSkill[] skills, int rows, int blockRows)
    {
        var random = new SeededRandom(400, 5);
        int blocks = (rows + blockRows - 1) / blockRows;
        double[][] drawn = new double[Draws][];
        for (int draw = 0; draw < Draws; draw++)
        {
            int[] weights = new int[rows];
            for (int block = 0; block < blocks; block++)
            {
                int first = random.NextBelow(blocks) * blockRows;
                for (int row = first; row < Math.Min(rows, first + blockRows); row++)
                {
                    weights[row]++;
                }
            }

            drawn[draw] = Array.ConvertAll(skills, skill => skill.Of(weights));
        }

        return drawn;
    }

    private static Interval Range(double value, IEnumerable<double> drawn)
    {
        double[] sorted = [.. drawn.Where(double.IsFinite).Order()];
        return sorted.Length == 0
            ? new Interval(value, double.NaN, double.NaN)
            : new Interval(value, sorted[(int)(0.025 * sorted.Length)], sorted[(int)(0.975 * (sorted.Length - 1))]);
    }
}

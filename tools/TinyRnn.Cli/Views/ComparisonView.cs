using System;
using System.Collections.Generic;
using TinyRnn.Cli.Output;
using TinyRnn.Trainer.Baselines;

namespace TinyRnn.Cli.Views;

/// <summary>A network beside baselines, for people.</summary>
internal static class ComparisonView
{
    /// <param name="title">What they were judged on.</param>
    /// <param name="figure">What the skill is called.</param>
    /// <param name="compared">The network first.</param>
    /// <param name="verdict">In a sentence.</param>
    public static void Write(string title, string figure, IReadOnlyList<ComparedSkill> compared, string verdict)
    {
        Terminal.Line();
        var table = new TextTable(title, $"{figure} (95 of 100)", "network better by");
        foreach (ComparedSkill one in compared)
        {
            table.Add(
                one.Name,
                WithInterval(one.Skill, ""),
                one.Advantage == null ? "" : WithInterval(one.Advantage, one.Advantage.Value >= 0 ? "+" : ""));
        }

        table.Write();
        Terminal.Line(verdict);
    }

    private static string WithInterval(Interval interval, string sign) =>
        FormattableString.Invariant($"{sign}{Figures.Score(interval.Value)} ({interval.Low:F3} to {interval.High:F3})");
}

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
        var table = new TextTable(title, figure, "95 of 100", "network better by", "95 of 100");
        foreach (ComparedSkill one in compared)
        {
            table.Add(
                one.Name,
                Figures.Score(one.Skill.Value),
                Range(one.Skill),
                one.Advantage == null ? "" : Figures.Score(one.Advantage.Value),
                one.Advantage == null ? "" : Range(one.Advantage));
        }

        table.Write();
        Terminal.Line(verdict);
    }

    private static string Range(Interval interval) => $"{Figures.Score(interval.Low)} to {Figures.Score(interval.High)}";
}

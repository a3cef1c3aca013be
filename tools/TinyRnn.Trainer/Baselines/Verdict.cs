using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace TinyRnn.Trainer.Baselines;

/// <summary>Says in a sentence whether the network is worth it.</summary>
public static class Verdict
{
    /// <summary>The sentence.</summary>
    /// <param name="compared">The network first, then the baselines.</param>
    /// <param name="figure">What the skill is called.</param>
    public static string Of(IReadOnlyList<ComparedSkill> compared, string figure)
    {
        ArgumentNullException.ThrowIfNull(compared);
        ComparedSkill[] better = [.. compared.Skip(1).Where(one => one.Advantage!.High < 0).OrderByDescending(one => one.Skill.Value)];
        if (better.Length > 0)
        {
            string others = string.Concat(better.Skip(1).Select(one => $", and so is {one.Name}"));
            return $"Do not use a network here: {better[0].Name} is better by {Range(Negate(better[0].Advantage!))} of {figure}{others}.";
        }

        ComparedSkill? best = compared.Skip(1).MaxBy(one => one.Skill.Value);
        return best == null ? "There is nothing to compare the network with."
            : best.Advantage!.Low > 0 ? $"The network is better than {best.Name} by {Range(best.Advantage)} of {figure}."
            : $"The network is no better than {best.Name} as far as this test part can tell: the difference is {Range(best.Advantage)} of {figure}.";
    }

    private static Interval Negate(Interval interval) => new(-interval.Value, -interval.High, -interval.Low);

    private static string Range(Interval interval) =>
        string.Create(CultureInfo.InvariantCulture, $"{interval.Value:F3} ({interval.Low:F3} to {interval.High:F3})");
}

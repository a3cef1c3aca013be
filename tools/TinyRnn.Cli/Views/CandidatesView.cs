using System;
using System.Linq;
using TinyRnn.Cli.Output;
using TinyRnn.Quantizer.Candidates;

namespace TinyRnn.Cli.Views;

/// <summary>The candidates that were weighed, and what they say.</summary>
internal static class CandidatesView
{
    /// <summary>The first lines: the verdict in words.</summary>
    public static void WriteVerdict(CandidateVerdict verdict)
    {
        Terminal.Line(verdict.Fidelity);
        Terminal.Line(verdict.Limit);
        foreach (string fit in verdict.Fit)
        {
            Terminal.Line(fit);
        }

        foreach (string next in verdict.Next)
        {
            Terminal.Line($"To try next: {next}.");
        }
    }

    /// <summary>The table of candidates.</summary>
    public static void Write(CandidateChoice choice)
    {
        Terminal.Line($"Weighed on the first {Figures.Count(choice.Taken.Error.Steps)} steps of calibration; so many of their decisions change (rows that share a word of weights make one product):");
        var table = new TextTable("", "weights", "error", "decisions", "file", "RAM loaded", "code", "RAM compiled", "instructions");
        foreach ((int i, Candidate candidate) in choice.Candidates.Index())
        {
            table.Add(
                FormattableString.Invariant($"{i + 1}{(candidate == choice.Taken ? " *" : "")}"),
                candidate.Name,
                Figures.Percent(candidate.Error.Centred),
                candidate.Error.Decisions is long decisions ? Figures.Count(decisions) : "",
                Figures.Count(candidate.Cost.FileBytes),
                Figures.Count(candidate.Cost.LoadedRam),
                Figures.Count(candidate.Cost.CodeBytes),
                Figures.Count(candidate.Cost.CompiledRam),
                Figures.Count(candidate.Cost.Instructions));
        }

        table.Write();
        Terminal.Line($"* taken: {choice.Reason}. Instructions are the CLR's, of a compiled step; code and RAM compiled are estimates.");
    }
}

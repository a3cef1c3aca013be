using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Deployment;
using TinyRnn.Quantizer.Evaluation;

namespace TinyRnn.Quantizer.Candidates;

/// <summary>What the candidates say in words: as good as float or not, what limits it, whether it fits, what to try next.</summary>
/// <param name="Fidelity">A sentence.</param>
/// <param name="Limit">A sentence.</param>
/// <param name="Fit">One sentence for each board.</param>
/// <param name="Next">What to try next; empty where there is nothing to gain.</param>
public sealed record CandidateVerdict(string Fidelity, string Limit, IReadOnlyList<string> Fit, IReadOnlyList<string> Next)
{
    // What a change of weights must take away of the error to be what limits it.
    private const double Matters = 0.7;

    /// <summary>The verdict on what was taken.</summary>
    public static CandidateVerdict Of(CandidateChoice choice)
    {
        ArgumentNullException.ThrowIfNull(choice);
        return new CandidateVerdict(FidelityOf(choice.Taken.Error), LimitOf(choice), [.. BoardMemory.All.Select(board => FitOf(choice.Taken.Cost, board))], NextOf(choice));
    }

    private static string FidelityOf(CentredError error) =>
        double.IsNaN(error.Centred) ? "Nothing was measured: calibration has no outputs to compare." : OutputFidelity.Of(error, "float");

    private static string LimitOf(CandidateChoice choice)
    {
        double error = choice.Taken.Error.Centred;
        if (choice.Taken.Error.IsConstant)
        {
            return "What limits it: cannot be told.";
        }

        if (error <= CandidateSearch.GoodError)
        {
            return "What limits it: nothing that would show.";
        }

        Candidate[] better = [.. choice.Candidates.Where(candidate => candidate.Error.Centred < Matters * error)];
        if (better.Length == 0)
        {
            return choice.Taken.Precision.Recurrent.Bits == 16
                ? "What limits it: copies of readings and states, the formats of states and gates, and the table of the sigmoid."
                : "What limits it: recurrent weights of 8 bits; nothing that was tried is much better.";
        }

        Candidate nearest = better[0];
        string part = nearest.Precision.Recurrent.Bits > choice.Taken.Precision.Recurrent.Bits ? "the rounding of recurrent weights"
            : nearest.Precision.Input.Bits > choice.Taken.Precision.Input.Bits ? "the rounding of input weights"
            : "the rounding of copies, which lanes decide";
        return $"What limits it: {part}; {nearest.Name} has {Percent(nearest.Error.Centred)}.";
    }

    private static string FitOf(CandidateCost cost, BoardMemory board)
    {
        int heap = board.Heap;
        string which = board.IsMost ? "at most " : "";
        bool loaded = cost.LoadedRam + cost.FileBytes <= heap;
        bool compiled = cost.CompiledRam <= heap && cost.CodeBytes <= board.Deployment;
        string words = (loaded, compiled) switch
        {
            (true, true) => "fits, loaded and compiled",
            (true, false) => "fits loaded, not compiled",
            (false, true) => "fits compiled, not loaded",
            (false, false) => "does not fit",
        };
        return FormattableString.Invariant(
            $"{board.Name}: {words}: loaded {Kilobytes(cost.LoadedRam + cost.FileBytes)} of {which}{Kilobytes(heap)} KB of RAM while it is read; compiled {Kilobytes(cost.CompiledRam)} KB, and {Kilobytes(cost.CodeBytes)} of {Kilobytes(board.Deployment)} KB of flash{(compiled ? TimeOf(cost, board.Processor) : "")}.");
    }

    private static string TimeOf(CandidateCost cost, InstructionSet processor)
    {
        (double least, double most) = processor.Milliseconds(cost.Instructions);
        return FormattableString.Invariant($"; a compiled step takes {least:F1} to {most:F1} ms, calculated");
    }

    private static List<string> NextOf(CandidateChoice choice)
    {
        var next = new List<string>();
        if (choice.Taken.Error.Centred > OutputFidelity.Good && choice.Candidates.Any(candidate => candidate.Error.Centred < Matters * choice.Taken.Error.Centred))
        {
            next.Add("--weights auto takes what the network needs, --weights 16 the widest");
        }

        if (choice.Taken.Error.Centred > OutputFidelity.Fair)
        {
            next.Add("more calibration readings, or a smaller network that is easier to round");
        }

        return next;
    }

    private static string Percent(double share) => FormattableString.Invariant($"{100 * share:0.###} %");

    private static long Kilobytes(long bytes) => (bytes + 999) / 1000;
}

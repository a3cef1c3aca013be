using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;

namespace TinyRnn.Quantizer.Candidates;

/// <summary>Quantizes a network in several ways, measures each on readings of calibration, and takes one.</summary>
public static class CandidateSearch
{
    /// <summary>The centred error that counts as none: what is cheapest among those below is taken.</summary>
    public const double GoodError = 0.0005;

    // Above this, 16-bit recurrent weights are looked at too.
    private const double PoorError = 0.0025;

    // Rounded 8-bit weights are fitted to the readings that they are measured on: on others they are up to three times worse, 16-bit ones the same.
    private const double Fitted = 1.25;

    // An error that is as good as the least one, where that is small, and where it is not.
    private const double Tolerance = 1.2;
    private const double PoorTolerance = 1.05;

    private static readonly MatrixPrecision s_narrow = new(8, 3);
    private static readonly MatrixPrecision s_eight = new(8, 2);
    private static readonly MatrixPrecision s_wide = new(16, 2);
    private static readonly MatrixPrecision s_widest = new(16, 1);

    private static readonly LayerPrecision[] s_eightBits =
    [
        new(s_narrow, s_narrow), new(s_eight, s_eight), new(s_wide, s_narrow), new(s_wide, s_eight), new(s_widest, s_eight),
    ];

    private static readonly LayerPrecision[] s_sixteenBits = [new(s_wide, s_wide), LayerPrecision.Widest];

    /// <summary>Tries candidates and takes the best of them.</summary>
    /// <param name="network">The float network.</param>
    /// <param name="statistics">What calibration saw.</param>
    /// <param name="options">Choices beside the weights' precision.</param>
    /// <param name="choice">Which weights.</param>
    /// <exception cref="QuantizationException">The network does not fit the format, or no candidate fits the flash or RAM there is.</exception>
    public static CandidateChoice Run(Network network, CalibrationStatistics statistics, QuantizationOptions options, WeightChoice choice)
    {
        ArgumentNullException.ThrowIfNull(choice);
        var trials = new CandidateTrials(network, statistics, options, choice.IsForC);
        trials.Try(s_eightBits);
        bool needsMore = choice.Kind == WeightKind.Wide || choice.Flash > 0 || choice.Ram > 0 || !(Cheapest([.. trials.Candidates]).Error.Centred <= PoorError);
        if (needsMore)
        {
            trials.Try(s_sixteenBits);
            if (trials.Candidates.Min(candidate => candidate.Error.Centred) > GoodError)
            {
                trials.TryFineCopies();
            }
        }

        (Candidate taken, string reason) = Take(trials.Candidates, choice);
        return new CandidateChoice(trials.Candidates, taken, reason);
    }

    private static (Candidate Taken, string Reason) Take(IReadOnlyList<Candidate> candidates, WeightChoice choice)
    {
        if (choice.Flash > 0 || choice.Ram > 0)
        {
            return Fitting(candidates, choice);
        }

        Candidate[] eight = [.. candidates.Where(candidate => candidate.Precision.Recurrent.Bits == 8)];
        Candidate[] sixteen = [.. candidates.Where(candidate => candidate.Precision.Recurrent.Bits == 16)];
        return choice.Kind switch
        {
            WeightKind.Narrow when choice.IsForC => (candidates[0], "8 bits were asked for, in C: the widest copies whose sums have 32 bits"),
            WeightKind.Narrow => (candidates[0], "8 bits in three lanes were asked for: the smallest and fastest"),
            WeightKind.Wide => ((sixteen.Length > 0 ? sixteen : eight).MinBy(candidate => candidate.Error.Centred)!, "16 bits were asked for: the lanes with the least error"),
            WeightKind.Automatic => Automatic(eight, sixteen),
        };
    }

    private static (Candidate Taken, string Reason) Automatic(Candidate[] eight, Candidate[] sixteen)
    {
        Candidate taken = Cheapest(eight);
        if (sixteen.Length > 0)
        {
            Candidate wide = Cheapest(sixteen);
            if (wide.Error.Centred < Fitted * taken.Error.Centred)
            {
                return (wide, "8-bit recurrent weights leave a larger error on other readings");
            }
        }

        string error = FormattableString.Invariant($"{100 * GoodError:0.##} %");
        return taken.Error.Centred <= GoodError
            ? (taken, $"the fastest with an error below {error} of the outputs' deviation")
            : (taken, "the fastest whose error is about the least");
    }

    /// <summary>The fastest of those whose error is good, or as good as the least.</summary>
    private static Candidate Cheapest(Candidate[] candidates)
    {
        double least = candidates.Min(candidate => candidate.Error.Centred);
        double most = Math.Max(GoodError, least * (least > PoorError ? PoorTolerance : Tolerance));
        return candidates.Where(candidate => candidate.Error.Centred <= most || double.IsNaN(least)).MinBy(candidate => candidate.Cost.Instructions)!;
    }

    private static (Candidate Taken, string Reason) Fitting(IReadOnlyList<Candidate> candidates, WeightChoice choice)
    {
        Candidate[] fitting =
        [
            .. candidates.Where(candidate =>
                (choice.Flash == 0 || candidate.Cost.FileBytes <= choice.Flash) && (choice.Ram == 0 || candidate.Cost.LoadedRam <= choice.Ram)),
        ];
        if (fitting.Length == 0)
        {
            long flash = candidates.Min(candidate => candidate.Cost.FileBytes);
            long ram = candidates.Min(candidate => candidate.Cost.LoadedRam);
            throw new QuantizationException(FormattableString.Invariant(
                $"weights: expected at most {Limit(choice.Flash)} of flash and {Limit(choice.Ram)} of RAM, found at least {flash:N0} bytes of flash and {ram:N0} bytes of RAM"));
        }

        return (Cheapest(fitting), "the one with the least error that fits the flash and RAM there is");
    }

    private static string Limit(long bytes) => bytes == 0 ? "any" : FormattableString.Invariant($"{bytes:N0} bytes");
}

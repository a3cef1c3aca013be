using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;

namespace TinyRnn.Quantizer.Candidates;

/// <summary>Quantizes a network in several ways and measures each: one table for all of them, the one that leaves the least error.</summary>
internal sealed class CandidateTrials
{
    // Finer copies must be worth a fifth of the error.
    private const double Matters = 0.8;

    private readonly Network _network;
    private readonly CalibrationStatistics _statistics;
    private readonly QuantizationOptions _options;
    private readonly bool _isForC;
    private readonly Judge _judge;
    private readonly List<Candidate> _candidates = [];
    private Task<CostEstimate>? _estimate;

    /// <param name="network">The float network.</param>
    /// <param name="statistics">What calibration saw.</param>
    /// <param name="options">Choices beside the weights' precision and the table.</param>
    /// <param name="isForC">True where only two rows share a word.</param>
    public CandidateTrials(Network network, CalibrationStatistics statistics, QuantizationOptions options, bool isForC)
    {
        (_network, _statistics, _isForC) = (network, statistics, isForC);
        Task<Judge> judge = Task.Run(() => new Judge(network, statistics));
        var tables = new TableChoice(network, statistics);
        _judge = judge.GetAwaiter().GetResult();
        _options = options with { Cache = new RoundingCache(), TableCorrection = tables.Matters };
        TableCurve table = tables.Best(ErrorOn);
        _options = table == _options.Table ? _options : On(table);
    }

    /// <summary>In the order in which they were tried.</summary>
    public IReadOnlyList<Candidate> Candidates => _candidates;

    /// <summary>Tries precisions.</summary>
    public void Try(LayerPrecision[] precisions)
    {
        LayerPrecision[] allowed = [.. precisions.Where(precision => !_isForC || (precision.Input.Lanes == 2 && precision.Recurrent.Lanes == 2))];
        foreach (Candidate candidate in Made(_options, allowed, ""))
        {
            Add(candidate);
        }
    }

    /// <summary>Tries copies of more than 16 bits, where that takes a fifth of the error away: a compiled step takes longer for them on a small processor.</summary>
    public void TryFineCopies()
    {
        foreach (Candidate fine in _isForC ? [] : Made(_options with { FineCopies = true }, [LayerPrecision.Widest], ", fine copies"))
        {
            if (_candidates.All(candidate => fine.Error.Centred < Matters * candidate.Error.Centred))
            {
                Add(fine);
            }
        }
    }

    private QuantizationOptions On(TableCurve table) => _options with { Table = table, Cache = new RoundingCache() };

    /// <summary>What a table leaves when nothing else is left out.</summary>
    private double ErrorOn(TableCurve table) => Round(On(table) with { FineCopies = true }, [LayerPrecision.Widest], _ => { })[0].Errors.Centred;

    private IEnumerable<Candidate> Made(QuantizationOptions options, LayerPrecision[] precisions, string how)
    {
        Rounded[] rounded = Round(options, precisions, first => _estimate ??= Task.Run(() => new CostEstimate(RnnModel.Load(first))));
        CostEstimate costs = _estimate!.GetAwaiter().GetResult();
        foreach ((LayerPrecision precision, byte[] bytes, OutputErrors errors) in rounded)
        {
            yield return new Candidate(NameOf(precision) + how, precision, bytes, _judge.Sum(errors), costs.Of(RnnModel.Load(bytes), bytes.Length));
        }
    }

    private Rounded[] Round(QuantizationOptions options, LayerPrecision[] precisions, Action<byte[]> begin) =>
        Rounded.Make(_network, _statistics, options, precisions, _judge, begin);

    private void Add(Candidate candidate)
    {
        if (!_candidates.Any(other => other.Bytes.AsSpan().SequenceEqual(candidate.Bytes)))
        {
            _candidates.Add(candidate);
        }
    }

    private static string NameOf(LayerPrecision precision) =>
        precision.Input == precision.Recurrent ? $"{NameOf(precision.Input)}" : $"x {NameOf(precision.Input)}; h {NameOf(precision.Recurrent)}";

    private static string NameOf(MatrixPrecision precision) => $"{precision.Bits} bits, {precision.Lanes} a word";
}

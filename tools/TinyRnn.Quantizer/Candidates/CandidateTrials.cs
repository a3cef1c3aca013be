using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;

namespace TinyRnn.Quantizer.Candidates;

/// <summary>Quantizes a network in several ways and measures each: one table for all of them, the one that leaves the least error.</summary>
internal sealed class CandidateTrials
{
    private readonly Network _network;
    private readonly CalibrationStatistics _statistics;
    private readonly QuantizationOptions _options;
    private readonly bool _isForC;
    private readonly Judge _judge;
    private readonly List<Candidate> _candidates = [];
    private CostEstimate? _estimate;

    /// <param name="network">The float network.</param>
    /// <param name="statistics">What calibration saw.</param>
    /// <param name="options">Choices beside the weights' precision and the table.</param>
    /// <param name="isForC">True where only two rows share a word.</param>
    public CandidateTrials(Network network, CalibrationStatistics statistics, QuantizationOptions options, bool isForC)
    {
        (_network, _statistics, _isForC) = (network, statistics, isForC);
        _judge = new Judge(network, statistics);
        _options = options with { Cache = new RoundingCache() };
        TableCurve table = TableChoice.Of(network, statistics, ErrorOn);
        _options = table == _options.Table ? _options : On(table);
    }

    /// <summary>In the order in which they were tried.</summary>
    public IReadOnlyList<Candidate> Candidates => _candidates;

    /// <summary>Tries precisions.</summary>
    public void Try(LayerPrecision[] precisions)
    {
        foreach (Candidate candidate in Made(_options, precisions, ""))
        {
            Add(candidate);
        }
    }

    private QuantizationOptions On(TableCurve table) => _options with { Table = table, Cache = new RoundingCache() };

    private double ErrorOn(TableCurve table) => Rounded.Make(_network, _statistics, On(table), [LayerPrecision.Widest], _judge)[0].Errors.Centred;

    private IEnumerable<Candidate> Made(QuantizationOptions options, LayerPrecision[] precisions, string how)
    {
        LayerPrecision[] allowed = [.. precisions.Where(precision => !_isForC || (precision.Input.Lanes == 2 && precision.Recurrent.Lanes == 2))];
        foreach ((LayerPrecision precision, byte[] bytes, OutputErrors errors) in Rounded.Make(_network, _statistics, options, allowed, _judge))
        {
            RnnModel model = RnnModel.Load(bytes);
            _estimate ??= new CostEstimate(model);
            yield return new Candidate(NameOf(precision) + how, precision, bytes, _judge.Sum(errors), _estimate.Of(model, bytes.Length));
        }
    }

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

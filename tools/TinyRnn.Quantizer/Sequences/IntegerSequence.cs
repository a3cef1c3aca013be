using System;
using TinyRnn.CompilerServices;

namespace TinyRnn.Quantizer.Sequences;

/// <summary>A sequence model, or a model that takes tokens, in the integer runtime.</summary>
public sealed class IntegerSequence : ITokenModel
{
    // Half a step of softmax in Q20: what a probability that was rounded to 0 is taken for.
    private const double LeastProbability = 1.0 / (1 << (FixedPoint.ValueBits + 1));

    private readonly RnnModel _model;
    private readonly LoadedNetwork _decoder;
    private readonly int _scoreLayer;
    private readonly int[] _scores;

    /// <summary>Creates the networks of a sequence model, with fresh states.</summary>
    public IntegerSequence(SequenceModel model)
        : this(model.Context, model.Use, model.Decoder, model.StartToken, model.StopToken, model.MaximumLength) { }

    /// <summary>A model that takes tokens and is stepped: it has no context, no start and no stop token.</summary>
    /// <exception cref="ArgumentException">It takes readings, or gives no score for each token.</exception>
    public IntegerSequence(RnnModel model)
        : this(null, ContextUse.None, model, -1, -1, Networks.SequenceRules.MostSteps) { }

    private IntegerSequence(RnnModel? context, ContextUse use, RnnModel decoder, int startToken, int stopToken, int maximumLength)
    {
        ArgumentNullException.ThrowIfNull(decoder);
        _model = decoder;
        _decoder = new LoadedNetwork(decoder);
        Generator = new SequenceGenerator(context is null ? null : new LoadedNetwork(context), use, _decoder, startToken, stopToken, maximumLength);
        _scoreLayer = decoder.Layers.Length - (decoder.Layers[^1].Kind == LayerKind.ArgMax ? 2 : 1);
        _scores = new int[decoder.Layers[_scoreLayer].OutputSize];
    }

    /// <summary>Runs the parts.</summary>
    public SequenceGenerator Generator { get; }

    /// <inheritdoc/>
    public int Tokens => _model.Info.Tokens;

    /// <inheritdoc/>
    public int ContextSize => Generator.Context?.InputSize ?? 0;

    /// <inheritdoc/>
    public int StartToken => Generator.StartToken;

    /// <inheritdoc/>
    public int StopToken => Generator.StopToken;

    /// <inheritdoc/>
    public int MaximumLength => Generator.MaximumLength;

    /// <inheritdoc/>
    public bool HasProbabilities => Kind(_model.Layers[_scoreLayer].Kind) != ScoreKind.Other;

    /// <inheritdoc/>
    public void Start(ReadOnlySpan<float> window)
    {
        if (Generator.Context is not null)
        {
            Generator.Start(window.ToArray());
        }
        else if (window.IsEmpty)
        {
            Generator.Start();
        }
        else
        {
            throw new ArgumentException($"Expected no window, because there is no context, found {window.Length} values.", nameof(window));
        }
    }

    /// <inheritdoc/>
    public int Predict(int token) => Generator.Step(token);

    /// <inheritdoc/>
    public void LogProbabilities(Span<double> destination)
    {
        _decoder.CopyLayerOutput(_scoreLayer, _scores);
        double step = Math.Pow(2, -_model.Layers[_scoreLayer].FractionBits);
        for (int i = 0; i < _scores.Length; i++)
        {
            destination[i] = _scores[i] * step;
        }

        TokenScores.ToLogarithms(destination, Kind(_model.Layers[_scoreLayer].Kind), LeastProbability);
    }

    private static ScoreKind Kind(LayerKind kind) =>
        kind switch
        {
            LayerKind.Dense => ScoreKind.Logits,
            LayerKind.Softmax => ScoreKind.Probabilities,
            LayerKind.LogSoftmax => ScoreKind.Logarithms,
            _ => ScoreKind.Other,
        };
}

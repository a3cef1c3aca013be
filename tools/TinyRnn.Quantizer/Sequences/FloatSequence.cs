using System;
using System.Collections.Generic;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Reference;

namespace TinyRnn.Quantizer.Sequences;

/// <summary>The float reference of a <see cref="SequenceNetwork"/>: context, hand-over of the state, decoder step by step.</summary>
public sealed class FloatSequence : ITokenModel
{
    private readonly FloatNetwork? _context;
    private readonly FloatNetwork _decoder;
    private readonly float[] _input;
    private readonly float[] _output;
    private readonly int _scoreLayer;
    private float[] _contextOutput = [];

    /// <summary>Prepares both parts.</summary>
    /// <exception cref="ArgumentException">The parts do not fit together.</exception>
    public FloatSequence(SequenceNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (SequenceRules.Violation(network) is { } violation)
        {
            throw new ArgumentException(violation, nameof(network));
        }

        Network = network;
        _context = network.Context is null ? null : new FloatNetwork(network.Context);
        _decoder = new FloatNetwork(network.Decoder);
        _input = new float[_decoder.InputSize];
        _output = new float[_decoder.OutputSize];
        _scoreLayer = _decoder.LayerCount - (network.Decoder.Layers[^1] is ArgMaxLayer ? 2 : 1);
    }

    /// <summary>The network that is run.</summary>
    public SequenceNetwork Network { get; }

    /// <summary>The context, after its last run; null without one.</summary>
    public FloatNetwork? Context => _context;

    /// <summary>The decoder.</summary>
    public FloatNetwork Decoder => _decoder;

    /// <inheritdoc/>
    public int Tokens => Network.Decoder.Tokens;

    /// <inheritdoc/>
    public int ContextSize => _context?.InputSize ?? 0;

    /// <inheritdoc/>
    public int StartToken => Network.StartToken;

    /// <inheritdoc/>
    public int StopToken => Network.StopToken;

    /// <inheritdoc/>
    public int MaximumLength => Network.MaximumLength;

    /// <inheritdoc/>
    public bool HasProbabilities => Kind(Network.Decoder.Layers[_scoreLayer]) != ScoreKind.Other;

    /// <inheritdoc/>
    public void Start(ReadOnlySpan<float> window) => Start(window, _decoder);

    /// <inheritdoc/>
    public int Predict(int token)
    {
        _input[0] = token;
        _decoder.Step(_input, _output);
        return TokenScores.Largest(_decoder.LayerOutput(_scoreLayer));
    }

    /// <inheritdoc/>
    public void LogProbabilities(Span<double> destination)
    {
        ReadOnlySpan<float> scores = _decoder.LayerOutput(_scoreLayer);
        for (int i = 0; i < scores.Length; i++)
        {
            destination[i] = scores[i];
        }

        TokenScores.ToLogarithms(destination, Kind(Network.Decoder.Layers[_scoreLayer]), double.Epsilon);
    }

    /// <summary>A sequence of vectors, each the next input.</summary>
    /// <param name="window">The context's window; empty without a context.</param>
    /// <param name="first">The decoder's first input, in physical units; not part of the sequence.</param>
    /// <param name="steps">Vectors to give.</param>
    /// <returns>[steps][outputs], in physical units.</returns>
    public float[][] GenerateVectors(ReadOnlySpan<float> window, ReadOnlySpan<float> first, int steps)
    {
        Start(window);
        first.CopyTo(_input);
        var vectors = new List<float[]>();
        while (vectors.Count < steps)
        {
            _decoder.Step(_input, _output);
            vectors.Add([.. _output]);
            _output.CopyTo(_input, 0);
        }

        return [.. vectors];
    }

    /// <summary>Runs the context and gives its state to any decoder of this network.</summary>
    internal void Start(ReadOnlySpan<float> window, FloatNetwork decoder)
    {
        decoder.Reset();
        if (_context is null)
        {
            if (!window.IsEmpty)
            {
                throw new ArgumentException($"Expected no window, because there is no context, found {window.Length} values.", nameof(window));
            }

            return;
        }

        int steps = window.Length / _context.InputSize;
        int length = _context.Network.StepsOut(steps) * _context.OutputSize;
        if (_contextOutput.Length < length)
        {
            _contextOutput = new float[length];
        }

        _context.Reset();
        Span<float> output = _contextOutput.AsSpan(0, length);
        _context.Run(window, output);
        if (Network.Use == ContextUse.FinalState)
        {
            TakeState(_context, decoder);
        }
        else
        {
            TakeOutput(output[^_context.OutputSize..], decoder);
        }
    }

    private static void TakeState(FloatNetwork context, FloatNetwork decoder)
    {
        int from = -1;
        for (int to = 0; to < decoder.LayerCount; to++)
        {
            if (!decoder.HiddenState(to).IsEmpty)
            {
                do
                {
                    from++;
                }
                while (context.HiddenState(from).IsEmpty);
                context.HiddenState(from).CopyTo(decoder.HiddenState(to));
                context.CellState(from).CopyTo(decoder.CellState(to));
            }
        }
    }

    private static void TakeOutput(ReadOnlySpan<float> output, FloatNetwork decoder)
    {
        for (int layer = 0; layer < decoder.LayerCount; layer++)
        {
            Span<float> hidden = decoder.HiddenState(layer);
            output[..hidden.Length].CopyTo(hidden);
            output = output[hidden.Length..];
            decoder.CellState(layer).Clear();
        }
    }

    private static ScoreKind Kind(NetworkLayer layer) =>
        layer switch
        {
            DenseLayer { Activation.Kind: ActivationKind.None } => ScoreKind.Logits,
            SoftmaxLayer { IsLogarithm: false } => ScoreKind.Probabilities,
            SoftmaxLayer => ScoreKind.Logarithms,
            _ => ScoreKind.Other,
        };
}

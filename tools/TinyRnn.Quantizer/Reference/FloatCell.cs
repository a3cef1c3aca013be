using System;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Reference;

/// <summary>What RNN, GRU and LSTM share: products, biases, and h from the initial state on.</summary>
internal abstract class FloatCell : FloatLayer
{
    private readonly BlockedMatrix _inputWeights;
    private readonly BlockedMatrix _recurrentWeights;
    private readonly float[] _inputBias;
    private readonly float[] _recurrentBias;
    private readonly float[] _initialHidden;
    private readonly int _inputSize;
    private readonly int _gates;

    protected FloatCell(RecurrentLayer layer)
    {
        Options = layer.EffectiveOptions;
        Size = layer.HiddenSize;
        _inputSize = layer.InputSize;
        _gates = layer.Gates;
        int rows = layer.Gates * Size;
        _inputWeights = new BlockedMatrix(layer.InputWeights, rows, layer.InputSize);
        _recurrentWeights = new BlockedMatrix(layer.RecurrentWeights, rows, layer.OutputSize);
        _inputBias = BlockedMatrix.PadRows(layer.InputBias);
        _recurrentBias = BlockedMatrix.PadRows(layer.RecurrentBias);
        InputSums = new float[_inputWeights.PaddedRows];
        _initialHidden = (float[])Options.InitialHidden.Clone();
        State = new float[layer.OutputSize];
        _initialHidden.CopyTo(State, 0);
    }

    /// <summary>The cell of a layer.</summary>
    public static FloatCell Create(RecurrentLayer layer) =>
        layer.Cell switch
        {
            CellKind.Rnn => new FloatRnn(layer),
            CellKind.Gru => new FloatGru(layer),
            CellKind.Lstm => new FloatLstm(layer),
        };

    public sealed override ReadOnlySpan<float> Output => State;

    public sealed override Span<float> Hidden => State;

    protected CellOptions Options { get; }

    /// <summary>Units.</summary>
    protected int Size { get; }

    /// <summary>h.</summary>
    protected float[] State { get; }

    /// <summary>W x and its bias, gate by gate, or the sum of all.</summary>
    protected float[] InputSums { get; }

    public override void Reset()
    {
        Array.Clear(State);
        _initialHidden.CopyTo(State, 0);
        Samples?.Restart();
    }

    public sealed override void Observe(ReadOnlySpan<TensorStatistics> directions)
    {
        Statistics = directions[0];
        Statistics.Inner = InnerLength > 0 ? new TensorStatistics(InnerLength) : null;
        Statistics.Cell = Cell.Length > 0 ? new TensorStatistics(Cell.Length) : null;
        Statistics.Samples = new CellSamples(_inputSize, State.Length, Size, _gates);
    }

    /// <summary>Where statistics go; null for nowhere.</summary>
    protected TensorStatistics? Statistics { get; private set; }

    /// <summary>Where steps go; null for nowhere.</summary>
    protected CellSamples? Samples => Statistics?.Samples;

    /// <summary>How many values the layer's second product takes, r h or what is projected; 0 for none.</summary>
    protected virtual int InnerLength => 0;

    /// <summary>Both biases in one, where nothing comes between the input's and the recurrent sums.</summary>
    protected void JoinBiases()
    {
        for (int i = 0; i < _inputBias.Length; i++)
        {
            _inputBias[i] += _recurrentBias[i];
        }
    }

    /// <summary>W x + b + U h of all rows, after <see cref="JoinBiases"/>.</summary>
    protected void MultiplyBoth(ReadOnlySpan<float> input)
    {
        _inputWeights.MultiplyAdd(input, _inputBias, InputSums);
        _recurrentWeights.MultiplyAdd(State, InputSums, InputSums);
    }

    /// <summary>W x + bx of all rows.</summary>
    protected void MultiplyInput(ReadOnlySpan<float> input) => _inputWeights.MultiplyAdd(input, _inputBias, InputSums);

    /// <summary>U h + bh of all rows.</summary>
    protected void MultiplyRecurrent(ReadOnlySpan<float> hidden, float[] sums) => _recurrentWeights.MultiplyAdd(hidden, _recurrentBias, sums);

    /// <summary>The rows of one gate.</summary>
    protected Span<float> InputSum(int gate) => InputSums.AsSpan(gate * Size, Size);
}

using System;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;

namespace TinyRnn.Quantizer.Reference;

/// <summary>A recurrent layer with options beyond the usual ones: its products, and its state from the initial one on.</summary>
internal abstract class CustomCell : FloatLayer
{
    private readonly PackedMatrix _inputWeights;
    private readonly PackedMatrix _recurrentWeights;
    private readonly float[] _inputBias;
    private readonly float[] _recurrentBias;
    private readonly float[] _initialHidden;

    protected CustomCell(RecurrentLayer layer)
    {
        Options = CellRules.OptionsOf(layer);
        Candidate = CellRules.CandidateOf(layer);
        Size = layer.HiddenSize;
        int rows = layer.Gates * Size;
        _inputWeights = new PackedMatrix(layer.InputWeights, rows, layer.InputSize);
        _recurrentWeights = new PackedMatrix(layer.RecurrentWeights, rows, layer.OutputSize);
        _inputBias = PackedMatrix.PadRows(layer.InputBias);
        _recurrentBias = PackedMatrix.PadRows(layer.RecurrentBias);
        InputSums = new float[_inputWeights.PaddedRows];
        RecurrentSums = new float[_recurrentWeights.PaddedRows];
        _initialHidden = (float[])Options.InitialHidden.Clone();
        State = new float[layer.OutputSize];
        _initialHidden.CopyTo(State, 0);
    }

    public sealed override ReadOnlySpan<float> Output => State;

    public sealed override Span<float> Hidden => State;

    protected CellOptions Options { get; }

    /// <summary>What the candidate applies.</summary>
    protected Activation Candidate { get; }

    /// <summary>Units.</summary>
    protected int Size { get; }

    /// <summary>h.</summary>
    protected float[] State { get; }

    /// <summary>W x + bx, gate by gate.</summary>
    protected float[] InputSums { get; }

    /// <summary>U h + bh, gate by gate.</summary>
    protected float[] RecurrentSums { get; }

    public override void Reset()
    {
        Array.Clear(State);
        _initialHidden.CopyTo(State, 0);
    }

    public sealed override void Observe(ReadOnlySpan<TensorStatistics> directions)
    {
        Statistics = directions[0];
        Statistics.Inner = InnerLength > 0 ? new TensorStatistics(InnerLength) : null;
        Statistics.Cell = Cell.Length > 0 ? new TensorStatistics(Cell.Length) : null;
    }

    /// <summary>Where statistics go; null for nowhere.</summary>
    protected TensorStatistics? Statistics { get; private set; }

    /// <summary>How many values the layer's second product takes, r h or what is projected; 0 for none.</summary>
    protected virtual int InnerLength => 0;

    /// <summary>Sums of all rows: of the input apart from those of h.</summary>
    protected void Multiply(ReadOnlySpan<float> input)
    {
        _inputWeights.MultiplyAdd(input, _inputBias, InputSums);
        MultiplyRecurrent(State);
    }

    /// <summary>The recurrent part of all rows.</summary>
    protected void MultiplyRecurrent(ReadOnlySpan<float> hidden) => _recurrentWeights.MultiplyAdd(hidden, _recurrentBias, RecurrentSums);

    /// <summary>The rows of one gate.</summary>
    protected Span<float> InputSum(int gate) => InputSums.AsSpan(gate * Size, Size);

    /// <inheritdoc cref="InputSum"/>
    protected Span<float> RecurrentSum(int gate) => RecurrentSums.AsSpan(gate * Size, Size);
}

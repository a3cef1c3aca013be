using System;

namespace TinyRnn.Trainer.Layers;

/// <summary>A recurrent layer: weight_ih, weight_hh, bias_ih and bias_hh, rows of a gate together.</summary>
internal sealed class RecurrentTrainable : TrainableLayer
{
    /// <param name="name">The module's name and the layer's place in it: <c>gru</c>, <c>l0</c>.</param>
    /// <param name="kind">The cell.</param>
    /// <param name="inputs">Values in.</param>
    /// <param name="units">Units.</param>
    /// <param name="parameters">Where the layer's tensors are added.</param>
    public RecurrentTrainable((string Module, string Layer) name, TrainableCell kind, int inputs, int units, ParameterList parameters)
    {
        Cell = CreateCell(kind);
        OutputSize = units;
        int rows = Cell.Gates * units;
        double range = 1 / Math.Sqrt(units);
        InputWeights = new PackedWeights(parameters.Add($"{name.Module}.weight_ih_{name.Layer}", rows, inputs, range), Cell.Gates);
        RecurrentWeights = new PackedWeights(parameters.Add($"{name.Module}.weight_hh_{name.Layer}", rows, units, range), Cell.Gates);
        InputBias = new PackedBias(parameters.Add($"{name.Module}.bias_ih_{name.Layer}", rows, 0, range), Cell.Gates);
        RecurrentBias = new PackedBias(parameters.Add($"{name.Module}.bias_hh_{name.Layer}", rows, 0, range), Cell.Gates);
    }

    public CellEquations Cell { get; }

    public override int OutputSize { get; }

    public PackedWeights InputWeights { get; }

    public PackedWeights RecurrentWeights { get; }

    public PackedBias InputBias { get; }

    public PackedBias RecurrentBias { get; }

    public override void Pack(ReadOnlySpan<float> parameters)
    {
        InputWeights.Pack(parameters);
        RecurrentWeights.Pack(parameters);
        InputBias.Pack(parameters);
        RecurrentBias.Pack(parameters);
    }

    public override LayerPass CreatePass(int steps, int sequences, StepValues input, StepValues? inputGradient) =>
        new RecurrentPass(this, steps, sequences, input, inputGradient);

    private static CellEquations CreateCell(TrainableCell kind) =>
        kind switch
        {
            TrainableCell.Gru => new GruEquations(),
            TrainableCell.Lstm => new LstmEquations(),
            TrainableCell.RnnTanh => new RnnEquations(isRelu: false),
            TrainableCell.RnnRelu => new RnnEquations(isRelu: true),
            _ => throw new NotSupportedException($"Cells of kind {kind} cannot be trained."),
        };
}

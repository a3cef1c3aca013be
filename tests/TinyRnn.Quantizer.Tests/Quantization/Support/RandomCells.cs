using System;
using System.Collections.Generic;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.TestSupport;

/// <summary>Recurrent layers with options, by name, with random weights.</summary>
internal static class RandomCells
{
    private static readonly Activation s_hardSigmoid = new(ActivationKind.HardSigmoid, 0.2, 0.5);
    private static readonly Activation s_flatSigmoid = new(ActivationKind.HardSigmoid, 1 / 6.0, 0.5);

    /// <summary>Each option alone, and together with others.</summary>
    public static IReadOnlyDictionary<string, (CellKind Cell, Func<Shape, CellOptions> Options)> All { get; } =
        new Dictionary<string, (CellKind, Func<Shape, CellOptions>)>
        {
            ["rnn-initial"] = (CellKind.Rnn, shape => new() { InitialHidden = shape.Initial() }),
            ["rnn-relu-initial"] = (CellKind.Rnn, shape => new() { CandidateActivation = Activation.Relu, InitialHidden = shape.Initial() }),
            ["rnn-clip"] = (CellKind.Rnn, _ => new() { Clip = 0.5 }),
            ["rnn-sigmoid"] = (CellKind.Rnn, _ => new() { CandidateActivation = Activation.Sigmoid }),
            ["rnn-relu-clip"] = (CellKind.Rnn, _ => new() { CandidateActivation = Activation.Relu, Clip = 2 }),
            ["rnn-hard-sigmoid"] = (CellKind.Rnn, _ => new() { CandidateActivation = s_hardSigmoid }),
            ["rnn-leaky-relu"] = (CellKind.Rnn, _ => new() { CandidateActivation = new(ActivationKind.LeakyRelu, 0.1) }),
            ["rnn-affine"] = (CellKind.Rnn, _ => new() { CandidateActivation = new(ActivationKind.Affine, -0.5, 0.1) }),
            ["rnn-scaled-tanh"] = (CellKind.Rnn, _ => new() { CandidateActivation = new(ActivationKind.ScaledTanh, 1.7159, 2 / 3.0) }),
            ["rnn-softsign"] = (CellKind.Rnn, _ => new() { CandidateActivation = new(ActivationKind.Softsign) }),
            ["rnn-elu"] = (CellKind.Rnn, _ => new() { CandidateActivation = new(ActivationKind.Elu, 1) }),
            ["rnn-elu-clip"] = (CellKind.Rnn, _ => new() { CandidateActivation = new(ActivationKind.Elu, 0.3), Clip = 1.5 }),
            ["gru-softsign"] = (CellKind.Gru, _ => new() { CandidateActivation = new(ActivationKind.Softsign) }),
            ["gru-elu"] = (CellKind.Gru, _ => new() { CandidateActivation = new(ActivationKind.Elu, 1) }),
            ["lstm-softsign"] = (CellKind.Lstm, _ => new() { CandidateActivation = new(ActivationKind.Softsign) }),
            ["lstm-elu"] = (CellKind.Lstm, _ => new() { CandidateActivation = new(ActivationKind.Elu, 1) }),
            ["gru-initial"] = (CellKind.Gru, shape => new() { InitialHidden = shape.Initial() }),
            ["gru-reset-before"] = (CellKind.Gru, _ => new() { ResetBefore = true }),
            ["gru-hard-sigmoid"] = (CellKind.Gru, _ => new() { GateActivation = s_hardSigmoid }),
            ["gru-reset-before-hard-sigmoid"] = (
                CellKind.Gru, shape => new() { ResetBefore = true, GateActivation = s_flatSigmoid, InitialHidden = shape.Initial() }),
            ["gru-clip"] = (CellKind.Gru, _ => new() { Clip = 0.5 }),
            ["gru-relu"] = (CellKind.Gru, _ => new() { CandidateActivation = Activation.Relu }),
            ["gru-relu-gates"] = (CellKind.Gru, _ => new() { GateActivation = Activation.Relu, Clip = 0.9 }),
            ["gru-reset-before-relu-gates"] = (CellKind.Gru, _ => new() { GateActivation = Activation.Relu, Clip = 0.9, ResetBefore = true }),
            ["gru-affine-gates"] = (
                CellKind.Gru, _ => new() { GateActivation = new(ActivationKind.Affine, 0.25, 0.5), CandidateActivation = Activation.Sigmoid, Clip = 1 }),
            ["gru-tanh-gates"] = (CellKind.Gru, _ => new() { GateActivation = Activation.Tanh }),
            ["lstm-initial"] = (CellKind.Lstm, shape => new() { InitialHidden = shape.Initial(), InitialCell = shape.InitialCell() }),
            ["lstm-peepholes"] = (CellKind.Lstm, shape => new() { Peepholes = shape.Peepholes() }),
            ["lstm-peepholes-clip"] = (CellKind.Lstm, shape => new() { Peepholes = shape.Peepholes(), Clip = 0.6, InitialCell = shape.InitialCell() }),
            ["lstm-projection"] = (CellKind.Lstm, shape => new() { Projection = shape.Projection() }),
            ["lstm-wide-projection"] = (CellKind.Lstm, shape => new() { Projection = shape.Projection(4), InitialHidden = shape.Initial() }),
            ["lstm-projection-peepholes"] = (
                CellKind.Lstm, shape => new() { Projection = shape.Projection(), Peepholes = shape.Peepholes(), CoupledInputForget = true }),
            ["lstm-coupled"] = (CellKind.Lstm, _ => new() { CoupledInputForget = true }),
            ["lstm-coupled-peepholes"] = (CellKind.Lstm, shape => new() { CoupledInputForget = true, Peepholes = shape.Peepholes() }),
            ["lstm-hard-sigmoid"] = (CellKind.Lstm, _ => new() { GateActivation = s_hardSigmoid }),
            ["lstm-relu-gates"] = (CellKind.Lstm, _ => new() { GateActivation = Activation.Relu, Clip = 0.8 }),
            ["lstm-relu"] = (CellKind.Lstm, _ => new() { CandidateActivation = Activation.Relu, OutputActivation = Activation.Relu }),
            ["lstm-affine-output"] = (
                CellKind.Lstm, shape => new() { OutputActivation = new(ActivationKind.Affine, 0.7, 0.1), Projection = shape.Projection() }),
            ["lstm-scaled-tanh"] = (
                CellKind.Lstm,
                _ => new()
                {
                    CandidateActivation = new(ActivationKind.ScaledTanh, 1.7159, 2 / 3.0),
                    OutputActivation = new(ActivationKind.ScaledTanh, -0.9, 1.1),
                }),
            ["lstm-sigmoid-output"] = (
                CellKind.Lstm, _ => new() { OutputActivation = Activation.Sigmoid, CandidateActivation = new(ActivationKind.LeakyRelu, 0.05), Clip = 3 }),
        };

    /// <summary>The layer of that name.</summary>
    /// <param name="name">A key of <see cref="All"/>.</param>
    /// <param name="random">Where weights come from.</param>
    /// <param name="inputs">Values in.</param>
    /// <param name="hidden">Units.</param>
    /// <param name="scale">Scale of the weights.</param>
    public static RecurrentLayer Make(string name, Random random, int inputs, int hidden, double scale = 1)
    {
        (CellKind cell, Func<Shape, CellOptions> make) = All[name];
        RecurrentLayer layer = RandomNetworks.Recurrent(random, cell, inputs, hidden, scale);
        var shape = new Shape(random, hidden);
        if (name.Contains("projection", StringComparison.Ordinal) || name.Contains("affine-output", StringComparison.Ordinal))
        {
            shape = shape with { Outputs = Math.Max(1, hidden / 2) };
        }

        CellOptions options = make(shape);
        double range = scale / Math.Sqrt(hidden);
        return new RecurrentLayer(
            name, cell, inputs, hidden, layer.InputWeights, RandomNetworks.Uniform(random, cell.Gates() * hidden * shape.Outputs, range),
            layer.InputBias, layer.RecurrentBias, options);
    }

    /// <summary>Sizes, and random values of them.</summary>
    internal sealed record Shape(Random Random, int Hidden)
    {
        public int Outputs { get; init; } = Hidden;

        public float[] Initial() => RandomNetworks.Uniform(Random, Outputs, 0.9);

        public float[] InitialCell() => RandomNetworks.Uniform(Random, Hidden, 1.5);

        public float[] Peepholes() => RandomNetworks.Uniform(Random, 3 * Hidden, 0.5);

        public float[] Projection(double scale = 1.7) => RandomNetworks.Uniform(Random, Outputs * Hidden, scale / Math.Sqrt(Hidden));
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Compilation;
using TinyRnn.Quantizer.Models;

namespace TinyRnn.Frozen;

/// <summary>
/// Makes a model of today from the frozen integers. The only place that knows how classes and files are made today: a change of
/// them changes this file, and never the integers.
/// </summary>
internal static class FrozenModelBuilder
{
    // ---- what the tests ask for

    /// <summary>The model as a file.</summary>
    public static byte[] Write(FrozenModel model)
    {
        if (model.Sequence is not FrozenSequence sequence)
        {
            return Write(model.Name, model.Network!);
        }

        return SequenceWriter.Write(
            new QuantizedSequence(
                sequence.Context is null ? null : Write(model.Name + " context", sequence.Context),
                ContextUseOf(sequence.ContextUse),
                Write(model.Name, sequence.Decoder),
                sequence.StartToken,
                sequence.StopToken,
                sequence.MaximumLength,
                []));
    }

    public static CompiledModel Compile(FrozenModel model, CompilationOptions options) =>
        model.Sequence is null
            ? ModelCompiler.Compile(RnnModel.Load(Write(model)), options)
            : SequenceCompiler.Compile(SequenceModel.Load(Write(model)), options);

    public static RecurrentNetwork LoadNetwork(byte[] file) => new TableNetwork(RnnModel.Load(file));

    public static SequenceGenerator LoadSequence(byte[] file) => new TableSequence(SequenceModel.Load(file));

    /// <summary>The values of the table that models get.</summary>
    public static int[] Table() => SigmoidValues.Compute();

    public static IEnumerable<FrozenState> StateOf(ModelInfo info) =>
        info.StateSegments.Select(segment => new FrozenState(
            segment.Layer, segment.Direction == 0 ? "forward" : "backward", segment.IsCell ? "c" : "h", segment.Length, segment.FractionBits, segment.Bound));

    // ---- networks

    private static byte[] Write(string name, FrozenNetwork network)
    {
        var layers = new List<LayerRecord>();
        for (int i = 0; i < network.Layers.Length; i++)
        {
            FrozenLayer? next = i + 1 < network.Layers.Length ? network.Layers[i + 1] : null;
            layers.Add(LayerOf($"layer {i}", network.Layers[i], next, layers.Count > 0 ? layers[^1].FractionBits : 0));
            i += next is FrozenSoftmax or FrozenLogSoftmax ? 1 : 0;
        }

        return ModelWriter.Write(
            new QuantizedModel(
                name, ModelTask.Regression, 0, network.InputLimit,
                [.. network.Inputs.Select((input, i) => new QuantizedChannel($"x{i}", "", input.Center, input.Gain))],
                [.. network.Outputs.Select((output, i) => new QuantizedChannel($"y{i}", "", output.Scale, output.Offset))],
                layers, [], [])
            {
                Window = network.Window,
            });
    }

    private static LayerRecord LayerOf(string name, FrozenLayer layer, FrozenLayer? next, int fractionBits) =>
        layer switch
        {
            FrozenRecurrent recurrent => RecurrentOf(name, recurrent),
            FrozenBidirectional both => DirectionsOf(name, LayerKind.Bidirectional, MergeOf(both.Merge), both.Forward, both.Backward),
            FrozenReverse reverse => DirectionsOf(name, LayerKind.Reverse, DirectionMerge.Concatenate, reverse.Layer),
            FrozenDense dense => DenseOf(name, dense, next),
            FrozenArgMax argMax => new LayerRecord(LayerKind.ArgMax, name, argMax.Size, 1, 0),
            FrozenFinalState last => new LayerRecord(LayerKind.FinalState, name, last.Size, last.Size, fractionBits),
            FrozenLastOutput last => new LayerRecord(LayerKind.LastOutput, name, last.Size, last.Size, fractionBits),
            FrozenEmbedding tokens => new TokenRecord(LayerKind.Embedding, name, tokens.Tokens, tokens.Outputs, tokens.FractionBits, [])
            {
                Bits = tokens.Bits,
                Multipliers = tokens.Multipliers,
                Weights = Flat(tokens.Weights),
            },
            FrozenOneHot tokens => new TokenRecord(LayerKind.OneHot, name, tokens.Tokens, tokens.Tokens, 0, []),
            _ => throw Unknown("layer", layer.ToString()),
        };

    private static DirectionsRecord DirectionsOf(string name, LayerKind kind, DirectionMerge merge, params FrozenRecurrent[] directions)
    {
        int outputs = directions[0].Outputs * (directions.Length == 2 && merge == DirectionMerge.Concatenate ? 2 : 1);
        return new DirectionsRecord(
            kind, name, directions[0].Inputs, outputs, directions.Min(direction => direction.FractionBits), merge,
            [.. directions.Select((direction, i) => RecurrentOf($"{name} {i}", direction))]);
    }

    private static QuantizedLayer DenseOf(string name, FrozenDense dense, FrozenLayer? next)
    {
        LayerKind kind = (next, dense.Activation.Name) switch
        {
            (FrozenSoftmax, "identity") => LayerKind.DenseSoftmax,
            (FrozenLogSoftmax, "identity") => LayerKind.DenseLogSoftmax,
            (_, "identity") => LayerKind.Dense,
            (_, "relu") => LayerKind.DenseRelu,
            (_, "sigmoid") => LayerKind.DenseSigmoid,
            (_, "tanh") => LayerKind.DenseTanh,
            (_, "hardSigmoid") => LayerKind.DenseHardSigmoid,
            _ => throw Unknown("activation of Dense", dense.Activation.Name),
        };
        int fractionBits = next switch { FrozenSoftmax softmax => softmax.FractionBits, FrozenLogSoftmax softmax => softmax.FractionBits, _ => dense.FractionBits };
        return new QuantizedLayer(
            kind, name, dense.Inputs, dense.Outputs, fractionBits, CopyOf(dense.Input), null,
            new QuantizedRows(dense.Shift, dense.Multipliers, [], dense.Biases, []), MatrixOf(dense.Input, dense.Weights), null);
    }

    // ---- recurrent layers

    private static QuantizedLayer RecurrentOf(string name, FrozenRecurrent layer)
    {
        bool plain = IsPlain(layer);
        FrozenGate[] gates = layer.Gates;
        FrozenGate[] hidden = layer.Candidate is null ? gates : gates[..^1];
        var rows = new QuantizedRows(
            layer.Shift, Rows(gates, gate => gate.InputMultipliers, plain), Rows(gates, gate => gate.HiddenMultipliers, plain),
            Rows(gates, gate => gate.Biases, plain), [.. gates.SelectMany(gate => gate.HiddenBiases ?? [])]);
        return new QuantizedLayer(
            KindOf(layer, plain), name, layer.Inputs, layer.Outputs, layer.FractionBits, CopyOf(layer.Input), CopyOf(layer.Hidden), rows,
            MatrixOf(layer.Input, Rows(gates, gate => gate.InputWeights, plain)),
            MatrixOf(layer.Hidden, Rows(hidden, gate => gate.HiddenWeights, plain)))
        {
            Cell = plain ? null : CellOf(layer),
        };
    }

    private static QuantizedCell CellOf(FrozenRecurrent layer)
    {
        FrozenOperand? second = layer.Candidate ?? layer.Projection?.Input;
        return new QuantizedCell(layer.Units, ActivationOf(layer.CandidateActivation), [.. layer.InitialHidden ?? [], .. layer.InitialCell ?? []])
        {
            Gate = layer.GateActivation is null ? null : ActivationOf(layer.GateActivation),
            ResetBefore = layer.ResetBefore,
            Coupled = layer.Coupled,
            Peepholes = [.. layer.Gates.SelectMany(gate => gate.Peepholes ?? [])],
            Output = layer.CellProduct is null
                ? null
                : new QuantizedOutput(layer.CellProduct.Scale, layer.CellProduct.Bias, layer.CellProduct.Shift, ActivationOf(layer.OutputActivation!)),
            SecondCopy = second is null ? null : CopyOf(second),
            SecondWeights = second is null ? null : MatrixOf(second, layer.Candidate is null ? layer.Projection!.Weights : layer.Gates[2].HiddenWeights),
            ProjectionRows = layer.Projection is null
                ? null
                : new QuantizedRows(layer.Projection.Shift, layer.Projection.Multipliers, [], layer.Projection.Biases, []),
        };
    }

    // A plain cell of today has a record of its own, without what it does not use, and stands unit by unit.
    internal static bool IsPlain(FrozenRecurrent layer) =>
        layer is { Candidate: null, Projection: null, InitialHidden: null, InitialCell: null, Coupled: false, ResetBefore: false }
        && layer.Gates.All(gate => gate.Peepholes is null)
        && (layer.GateActivation is null || IsWhole(layer.GateActivation, "sigmoid", SigmoidTable.One))
        && (IsWhole(layer.CandidateActivation, "tanh", FixedPoint.ValueOne) || (layer.Cell == "rnn" && layer.CandidateActivation is { Name: "relu", Most: int.MaxValue }))
        && (layer.OutputActivation is null || IsWhole(layer.OutputActivation, "tanh", FixedPoint.ValueOne));

    private static bool IsWhole(FrozenActivation activation, string name, int gain) =>
        activation.Name == name && activation.Least == 0 && activation.Most == SigmoidTable.LastIndex && activation.Parameter == gain;

    private static LayerKind KindOf(FrozenRecurrent layer, bool plain) =>
        (layer.Cell, plain) switch
        {
            ("rnn", true) => layer.CandidateActivation.Name == "relu" ? LayerKind.RnnRelu : LayerKind.RnnTanh,
            ("gru", true) => LayerKind.Gru,
            ("lstm", true) => LayerKind.Lstm,
            ("rnn", false) => LayerKind.RnnCustom,
            ("gru", false) => LayerKind.GruCustom,
            ("lstm", false) => LayerKind.LstmCustom,
            _ => throw Unknown("cell", layer.Cell),
        };

    private static T[] Rows<T>(FrozenGate[] gates, Func<FrozenGate, T[]> of, bool plain) =>
        plain ? [.. Enumerable.Range(0, of(gates[0]).Length).SelectMany(unit => gates.Select(gate => of(gate)[unit]))] : [.. gates.SelectMany(of)];

    // ---- small parts

    private static GateActivation ActivationOf(FrozenActivation activation) =>
        new(
            activation.Form switch
            {
                "sigmoid" => GateFunction.Sigmoid,
                "tanh" => GateFunction.Tanh,
                "linear" => GateFunction.Linear,
                "leaky" => GateFunction.Leaky,
                "threshold" => GateFunction.Threshold,
                _ => throw Unknown("form of an activation", activation.Form),
            },
            activation.Least, activation.Most, activation.Parameter);

    private static CopyScale CopyOf(FrozenOperand operand) => new(operand.Multiplier, operand.Shift, operand.Limit);

    private static QuantizedMatrix MatrixOf(FrozenOperand operand, short[][] weights) =>
        new(weights.Length, weights[0].Length, operand.Bits, operand.Lanes, Flat(weights), []);

    private static short[] Flat(short[][] rows) => [.. rows.SelectMany(row => row)];

    private static DirectionMerge MergeOf(string merge) =>
        merge switch
        {
            "concatenate" => DirectionMerge.Concatenate,
            "sum" => DirectionMerge.Sum,
            "product" => DirectionMerge.Multiply,
            "average" => DirectionMerge.Average,
            _ => throw Unknown("merge", merge),
        };

    private static ContextUse ContextUseOf(string use) =>
        use switch
        {
            "none" => ContextUse.None,
            "finalState" => ContextUse.FinalState,
            "output" => ContextUse.Output,
            _ => throw Unknown("use of the context", use),
        };

    private static NotSupportedException Unknown(string what, string? found) => new($"{what}: {found} is not known");
}

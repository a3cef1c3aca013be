using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.CompilerServices;
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

    public static RecurrentNetwork LoadNetwork(byte[] file) => new LoadedNetwork(RnnModel.Load(file));

    public static SequenceGenerator LoadSequence(byte[] file) => new LoadedSequence(SequenceModel.Load(file));

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
            FrozenSoftmax softmax => new LayerRecord(LayerKind.Softmax, name, softmax.Size, softmax.Size, softmax.FractionBits),
            FrozenLogSoftmax softmax => new LayerRecord(LayerKind.LogSoftmax, name, softmax.Size, softmax.Size, softmax.FractionBits),
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

    private static QuantizedDense DenseOf(string name, FrozenDense dense, FrozenLayer? next)
    {
        int fractionBits = next switch
        {
            FrozenSoftmax softmax => softmax.InputFractionBits,
            FrozenLogSoftmax softmax => softmax.InputFractionBits,
            _ => dense.FractionBits,
        };
        return new QuantizedDense(
            name, dense.Inputs, dense.Outputs, CopyOf(dense.Input), new QuantizedRows(dense.Shift, dense.Multipliers, [], dense.Biases, []),
            MatrixOf(dense.Input, dense.Weights), ActivationOf(dense.Activation, fractionBits));
    }

    // ---- recurrent layers

    private static QuantizedRecurrent RecurrentOf(string name, FrozenRecurrent layer)
    {
        FrozenGate[] gates = layer.Gates;
        FrozenGate[] hidden = layer.Candidate is null ? gates : gates[..^1];
        var rows = new QuantizedRows(
            layer.Shift, Rows(gates, gate => gate.InputMultipliers), Rows(gates, gate => gate.HiddenMultipliers),
            Rows(gates, gate => gate.Biases), [.. gates.SelectMany(gate => gate.HiddenBiases ?? [])]);
        return new QuantizedRecurrent(
            KindOf(layer), name, layer.Inputs, layer.Outputs, layer.FractionBits, CopyOf(layer.Input), CopyOf(layer.Hidden), rows,
            MatrixOf(layer.Input, Rows(gates, gate => gate.InputWeights)), MatrixOf(layer.Hidden, Rows(hidden, gate => gate.HiddenWeights)),
            CellOf(layer));
    }

    private static QuantizedCell CellOf(FrozenRecurrent layer)
    {
        int[] initial = [.. layer.InitialHidden ?? [], .. layer.InitialCell ?? []];
        FrozenGate[] peeping = [.. layer.Gates.Where(gate => gate.Peepholes is not null)];
        return new QuantizedCell(layer.Units, ActivationOf(layer.CandidateActivation, FixedPoint.ValueBits), initial)
        {
            Gate = layer.GateActivation is null ? null : ActivationOf(layer.GateActivation, FixedPoint.GateBits),
            ResetBefore = layer.ResetBefore,
            Coupled = layer.Coupled,
            Peepholes = peeping.Length == 0 ? [] : Rows(peeping, gate => gate.Peepholes!),
            Output = layer.CellProduct is null
                ? null
                : new QuantizedOutput(
                    layer.CellProduct.Scale, layer.CellProduct.Bias, layer.CellProduct.Shift, ActivationOf(layer.OutputActivation!, FixedPoint.ValueBits)),
            Candidates = layer.Candidate is null ? null : new QuantizedSecond(CopyOf(layer.Candidate), MatrixOf(layer.Candidate, layer.Gates[2].HiddenWeights)),
            Projection = layer.Projection is null
                ? null
                : new QuantizedSecond(CopyOf(layer.Projection.Input), MatrixOf(layer.Projection.Input, layer.Projection.Weights)),
            ProjectionRows = layer.Projection is null
                ? null
                : new QuantizedRows(layer.Projection.Shift, layer.Projection.Multipliers, [], layer.Projection.Biases, []),
        };
    }

    private static LayerKind KindOf(FrozenRecurrent layer) =>
        layer.Cell switch
        {
            "rnn" => LayerKind.Rnn,
            "gru" => LayerKind.Gru,
            "lstm" => LayerKind.Lstm,
            _ => throw Unknown("cell", layer.Cell),
        };

    /// <summary>Unit by unit, the gates of a unit side by side.</summary>
    private static T[] Rows<T>(FrozenGate[] gates, Func<FrozenGate, T[]> of) =>
        [.. Enumerable.Range(0, of(gates[0]).Length).SelectMany(unit => gates.Select(gate => of(gate)[unit]))];

    // ---- small parts

    private static IntegerActivation ActivationOf(FrozenActivation activation, int fractionBits) =>
        new(
            activation.Form switch
            {
                "sigmoid" => ActivationFunction.Sigmoid,
                "tanh" => ActivationFunction.Tanh,
                "linear" => ActivationFunction.Linear,
                "leaky" => ActivationFunction.Leaky,
                "threshold" => ActivationFunction.Threshold,
                _ => throw Unknown("form of an activation", activation.Form),
            },
            activation.Least, activation.Most, activation.Parameter, fractionBits);

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

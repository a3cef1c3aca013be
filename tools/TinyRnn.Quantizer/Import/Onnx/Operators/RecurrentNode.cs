using System;
using System.Linq;
using TinyRnn.Quantizer.Import.Onnx.Graphs;
using TinyRnn.Quantizer.Import.Onnx.Stages;
using TinyRnn.Quantizer.Import.Onnx.Values;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.Onnx.Operators;

/// <summary>RNN, GRU and LSTM nodes.</summary>
internal sealed class RecurrentNode
{
    private readonly Node _node;
    private readonly OnnxCellFormat _format;
    private readonly string _direction;
    private readonly bool _isBatchFirst;
    private readonly Activation[][] _activations;
    private readonly double? _clip;
    private readonly bool _isCoupled;
    private readonly bool _resetsBefore;
    private readonly int _hidden;
    private readonly int _inputs;

    private RecurrentNode(Node node, OnnxCellFormat format)
    {
        _node = node;
        _format = format;
        _direction = node.Attributes.String("direction") ?? "forward";
        if (_direction is not ("forward" or "reverse" or "bidirectional"))
        {
            throw node.Refused($"attribute direction: expected forward, reverse or bidirectional, found {Text.Quote(_direction)}");
        }

        _isBatchFirst = node.Attributes.Flag("layout", false);
        _activations = OnnxActivationReader.Read(node, Directions, format.Activations);
        _clip = Clip();
        _isCoupled = format.HasCellState && node.Attributes.Flag("input_forget", false);
        _resetsBefore = format.Cell == CellKind.Gru && !node.Attributes.Flag("linear_before_reset", false);
        (_hidden, _inputs) = Sizes();
    }

    private int Directions => _direction == "bidirectional" ? 2 : 1;

    public static Value?[] Read(Node node, OnnxCellFormat format) => new RecurrentNode(node, format).Read();

    private Value?[] Read()
    {
        Constant weights = Weight(1, "W", _format.Gates * _hidden, _inputs);
        Constant recurrent = Weight(2, "R", _format.Gates * _hidden, _hidden);
        Constant? bias = _node.OptionalConstant(3, "B") is null ? null : Weight(3, "B", 2 * _format.Gates * _hidden);
        Constant? peepholes = _format.HasCellState && _node.Optional(7) is not null ? Weight(7, "P", 3 * _hidden) : null;
        var states = new InitialStates(_node, _isBatchFirst, Directions, _hidden);
        var x = new SequenceInput(_node, _isBatchFirst, _inputs);
        float[][] hidden = states.Read(5, "initial_h", x.Batch);
        float[][] cell = _format.HasCellState ? states.Read(6, "initial_c", x.Batch) : [[], []];
        RecurrentLayer[] layers = Enumerable
            .Range(0, Directions)
            .Select(direction => Layer(direction, x.Features, weights, recurrent, bias, Options(direction, peepholes, hidden, cell)))
            .ToArray();
        bool isReverse = _direction == "reverse";
        var stage = new RecurrentStage(
            _node.Name,
            isReverse ? null : layers[0],
            isReverse ? layers[0] : layers.ElementAtOrDefault(1),
            MergeMode.Concatenate,
            x.Features.Input,
            x.Steps
        );
        return Outputs(stage, x);
    }

    private double? Clip()
    {
        double? clip = _node.Attributes.Real("clip");
        return clip is null or > 0 ? clip : throw _node.Refused($"attribute clip: expected a number above 0, found {clip}");
    }

    private (int Hidden, int Inputs) Sizes()
    {
        Constant weights = _node.RequiredConstant(1, "W");
        Constant recurrent = _node.RequiredConstant(2, "R");
        int found = recurrent.Rank == 3 ? recurrent.Shape[2] : 0;
        int hidden = _node.Attributes.Integer("hidden_size", found);
        int inputs = weights.Rank == 3 ? weights.Shape[2] : 0;
        if (hidden is < 1 or > Limits.LayerSize)
        {
            throw _node.Refused($"attribute hidden_size: expected 1 to {Limits.LayerSize}, found {hidden}");
        }

        return inputs is >= 1 and <= Limits.Inputs
            ? (hidden, inputs)
            : throw _node.Refused(
                $"input W: expected [{Directions}, {_format.Gates * hidden}, inputs] with 1 to {Limits.Inputs} inputs, found "
                    + weights.Describe()
            );
    }

    private Constant Weight(int index, string input, params int[] shape)
    {
        Constant weights = _node.RequiredConstant(index, input);
        int[] expected = [Directions, .. shape];
        _node.Budget.Take(_node.Description, weights.Count);
        return weights.Shape.AsSpan().SequenceEqual(expected)
            ? weights
            : throw _node.Refused(
                $"input {input}: expected {Value.Describe(expected, -1)} for direction {_direction} and hidden_size {_hidden}, found "
                    + weights.Describe()
            );
    }

    private RecurrentLayer Layer(
        int direction,
        Features features,
        Constant weights,
        Constant recurrent,
        Constant? bias,
        CellOptions? options
    )
    {
        int rows = _format.Gates * _hidden;
        double[] inputBias = bias is null ? new double[rows] : Rows(Block(bias, "B", 2 * direction, 2 * Directions), 1);
        double[] recurrentBias = bias is null ? new double[rows] : Rows(Block(bias, "B", (2 * direction) + 1, 2 * Directions), 1);
        float[] inputWeights = Weights.Fold(_node, features, Rows(Block(weights, "W", direction, Directions), _inputs), inputBias);
        return new RecurrentLayer(
            Directions == 1 ? _node.Name : $"{_node.Name}.{(direction == 0 ? "forward" : "backward")}",
            _format.Cell,
            features.Stage.Size,
            _hidden,
            inputWeights,
            Weights.ToSingle(_node, Rows(Block(recurrent, "R", direction, Directions), _hidden)),
            Weights.ToSingle(_node, inputBias),
            Weights.ToSingle(_node, recurrentBias),
            options
        );
    }

    private CellOptions? Options(int direction, Constant? peepholes, float[][] hidden, float[][] cell)
    {
        Activation[] functions = _activations[direction];
        bool hasGates = _format.Cell != CellKind.Rnn;
        var usual = new CellOptions();
        CellOptions options = new()
        {
            ResetBefore = _resetsBefore,
            GateActivation = hasGates ? functions[0] : usual.GateActivation,
            CandidateActivation = functions[hasGates ? 1 : 0],
            OutputActivation = functions.Length > 2 ? functions[2] : usual.OutputActivation,
            Clip = _clip,
            CoupledInputForget = _isCoupled,
            Peepholes = peepholes is null ? [] : Peepholes(Block(peepholes, "P", direction, Directions)),
            InitialHidden = hidden[direction],
            InitialCell = cell[direction],
        };
        return options == usual ? null : options;
    }

    /// <summary>One of several equal parts of a constant.</summary>
    private double[] Block(Constant constant, string input, int block, int blocks)
    {
        int length = constant.Count / blocks;
        return Weights.Finite(_node, constant, input)[(block * length)..((block + 1) * length)];
    }

    /// <summary>The rows in the network's order of gates.</summary>
    private double[] Rows(double[] block, int columns) =>
        _format.GateOrder.SelectMany(gate => block.Skip(gate * _hidden * columns).Take(_hidden * columns)).ToArray();

    private float[] Peepholes(double[] block) =>
        Weights.ToSingle(_node, OnnxCellFormat.PeepholeOrder.SelectMany(gate => block.Skip(gate * _hidden).Take(_hidden)).ToArray());

    private Value?[] Outputs(RecurrentStage stage, SequenceInput x)
    {
        Signal y = States(stage, x.Batch, Part.EachStep);
        int[] shape = _isBatchFirst ? [x.Batch, x.Length, Directions, _hidden] : [x.Length, Directions, x.Batch, _hidden];
        var each = new Signal(shape, _node.Trial.IsSingleStep ? -1 : _isBatchFirst ? 1 : 0, y.Elements);
        Signal final = _node.Trial.IsSingleStep ? y : States(stage, x.Batch, Part.Final);
        return _format.HasCellState ? [each, final, States(stage, x.Batch, Part.Cell)] : [each, final];
    }

    /// <summary>[directions, batch, hidden], or [batch, directions, hidden].</summary>
    private Signal States(RecurrentStage stage, int batch, Part part)
    {
        int[] shape = _isBatchFirst ? [batch, Directions, _hidden] : [Directions, batch, _hidden];
        var elements = new Element[Shapes.Count(_node, shape, Budget.SignalWeight)];
        for (int i = 0; i < elements.Length; i++)
        {
            int unit = i % _hidden;
            int inner = i / _hidden % shape[1];
            int outer = i / _hidden / shape[1];
            (int b, int direction) = _isBatchFirst ? (outer, inner) : (inner, outer);
            elements[i] = new Element(stage, part, b, (direction * _hidden) + unit);
        }

        return new Signal(shape, -1, elements);
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Import.Onnx.Schema;
using TinyRnn.Quantizer.Networks;
using TinyRnn.TestSupport;
using Xunit;
using static TinyRnn.Quantizer.Tests.Import.Onnx.OnnxBuilder;
using static TinyRnn.Quantizer.Tests.Import.Onnx.OnnxImporting;

namespace TinyRnn.Quantizer.Tests.Import.Onnx;

/// <summary>What is not supported is refused with the node, what was expected and what was found.</summary>
public sealed class OnnxRefusalTests
{
    private static readonly (string Expected, Func<OnnxBuilder> Model)[] s_graphs =
    [
        // Operators.
        ("node 'o' (LayerNormalization): LayerNormalization: its factors depend on the values", () =>
            After("LayerNormalization", "y")),
        ("node 'o' (Loop): the recurrent layers are written as a while loop, as tf2onnx does with those of Keras 3", () => After("Loop", "y")),
        ("node 'o' (ReduceMean): expected the axis of the steps, found []", () => After("ReduceMean", "y")),
        ("node 'o' (Clip): input input: expected a constant, found what is computed from the graph's inputs; limits of readings or outputs (clamp, relu6)", () => After("Clip", "y")),
        ("node 'gru' (GRU): operators of domain 'com.microsoft' are not supported", () =>
            Gru(node => node.Domain = "com.microsoft").Output("y")),
        ("node 'o' (If): input cond: expected a constant, found what is computed", () => After("If", "y")),
        ("node 'o' (If): a branch is missing", () => Gru().Boolean("c", true).Node("If", "c", "o").Output("o")),
        ("node GRU that gives 'y', 'h': attribute 'x' is not supported", () =>
            Gru(node => (node.Name, _) = ("", Add(node, "x", 1))).Output("y")),
        ("node 'o' (Relu): input 1 ('h') is not supported", () => After("Relu", "y h")),
        ("node 'o' (Identity): expected at most 1 outputs, found 2", () => Gru().Node("Identity", "y", "o p").Output("o")),
        // Attributes of recurrent nodes.
        ("attribute 'output_sequence' is not supported", () => With("output_sequence", 1)),
        ("attribute direction: expected forward, reverse or bidirectional, found 'sideways'", () => With("direction", "sideways")),
        ("attribute direction: expected text, found an integer", () => With("direction", 1)),
        ("attribute layout: expected 0 or 1, found 2", () => With("layout", 2)),
        ("attribute layout: expected once, found 2 times", () => Gru(node => Add(Node(node, "layout", 0), "layout", 0)).Output("y")),
        ("attribute clip: expected a number above 0, found 0", () => With("clip", 0f)),
        ("attribute clip: expected a finite number", () => With("clip", float.NaN)),
        ("attribute activations: expected 2, found 1 ('Tanh')", () => With("activations", new[] { "Tanh" })),
        (
            "attribute activations: expected Sigmoid, Tanh, Relu, HardSigmoid, Affine, LeakyRelu, ThresholdedRelu, ScaledTanh, Softsign, Elu; found 'Softplus'",
            () => With("activations", new[] { "Sigmoid", "Softplus" })
        ),
        ("found 'Selu'", () => With("activations", new[] { "Sigmoid", "Selu" })),
        (
            "attribute activation_alpha: expected a value for ScaledTanh, which has no default",
            () => With("activations", new[] { "Sigmoid", "ScaledTanh" })
        ),
        (
            "attribute activation_alpha: expected a value for each function that has one, found 2 more",
            () => With("activation_alpha", new[] { 1f, 2f })
        ),
        ("attribute activation_beta: expected finite numbers", () => With("activation_beta", new[] { float.PositiveInfinity })),
        ("attribute linear_before_reset: expected 0 or 1, found 3", () => Gru(node => node.Attribute[^1].I = 3).Output("y")),
        ("attribute hidden_size: expected 1 to 512, found 0", () => Gru(node => node.Attribute[0].I = 0).Output("y")),
        ("attribute hidden_size: expected 1 to 512, found 513", () => Gru(node => node.Attribute[0].I = 513).Output("y")),
        (
            "input W: expected [1, 12, 2] for direction forward and hidden_size 4, found [1, 9, 2]",
            () => Gru(node => node.Attribute[0].I = 4).Output("y")
        ),
        ("attribute 'input_forget' is not supported", () => With("input_forget", 1)),
        ("attribute 'linear_before_reset' is not supported", () => Gru(node => Add(node, "linear_before_reset", 1), "LSTM", 4).Output("y")),
        // Inputs of recurrent nodes.
        ("input X: expected what depends on the graph's input, found a constant", () => Gru(node => node.Input[0] = "w").Output("y")),
        ("input W is missing", () => Gru(node => node.Input[1] = "").Output("y")),
        ("input R: expected a constant, found what is computed from the graph's inputs", () =>
            Gru(node => node.Input[2] = "x").Output("y")),
        ("input W: expected [2, 9, 2] for direction bidirectional", () => With("direction", "bidirectional")),
        ("input R: expected [1, 9, 3] for direction forward and hidden_size 3, found [1, 6, 3]", () =>
            Gru().Weights("r", 1, 6, 3).Output("y")),
        ("input B: expected [1, 18]", () => Gru().Weights("b", 1, 9).Output("y")),
        (
            "node 'gru' (LSTM): input P: expected [1, 9]",
            () => Gru(node => node.Input.AddRange(["", "", "", "p"]), "LSTM", 4).Weights("p", 1, 12).Output("y")
        ),
        ("input X: expected [steps, batch, inputs] with 4 inputs, found [5 steps, 1, 2]", () => Gru().Weights("w", 1, 9, 4).Output("y")),
        ("input X: expected [batch, steps, inputs] with 2 inputs, found ", () =>
            Gru(node => Add(node, "layout", 1)).Integers("s", 1, 5, 1, 2)
            .Node("Reshape", "x s", "v").Replace("x", "v").Output("y")),
        ("input W ('w'): expected finite values in single precision, found NaN at index 4", () =>
            Gru().Reals("w", [1, 9, 2], NaNAt(18, 4)).Output("y")),
        ("input R ('r'): expected finite values", () => Gru().Reals("r", [1, 9, 3], NaNAt(27, 0)).Output("y")),
        ("input W: expected real numbers, found Integer", () => Gru().Node("Cast", "w", "v", ("to", 7)).Replace("w", "v").Output("y")),
        ("input sequence_lens: expected 1 times the same length from 1 to 5, found [6]", () => Lengths(1, 6)),
        ("input sequence_lens: expected 1 times the same length from 1 to 5, found [0]", () => Lengths(1, 0)),
        ("input sequence_lens: expected 2 times the same length from 1 to 5, found [3, 4]", () => Lengths(2, 3, 4)),
        ("its steps after sequence_lens (3 of 5) are always 0; expected the last step or the final state", () => Lengths(1, 3)),
        (
            "the last step is beyond sequence_lens (3 of 5) and always 0",
            () => Lengths(1, 3, output: "").Integer("at", -1).Node("Gather", "y at", "o").Output("o")
        ),
        (
            "input sequence_lens: expected 3, as the layer before stops there; found none",
            () => Lengths(1, 3, output: "").Integers("d", 1).Node("Squeeze", "y d", "q").Weights("w2", 1, 9, 3).Node("GRU", "q w2 r", "o").Output("o")
        ),
        ("input sequence_lens: expected a constant", () => Gru(node => node.Input.Add("n")).Input("n", DataType.TypeFloat, 1).Output("y")),
        ("input initial_h: expected [1, 1, 3], found [1, 1, 4]", () => Initial("h0", [1, 1, 4], 0, 0, 0, 0)),
        (
            "input initial_h: expected the same state for each of 2 sequences, found different ones",
            () => Initial("h0", [1, 2, 3], 1, 2, 3, 4, 5, 6).Batch(2)
        ),
        (
            "input initial_h: expected a constant or an input of the graph of its own, found what is computed from 'encoder'",
            () => new OnnxBuilder()
                .Input("x", 5, 1, 2)
                .Weights("w", 1, 9, 2)
                .Weights("r", 1, 9, 3)
                .Node("GRU", "x w r", "_ encoder")
                .Node("GRU", "x w r _ _ encoder", "y")
                .Output("y")
        ),
        // Steps.
        ("the shape [5 steps, 1, 1, 3] cannot become [1, 16]: the steps must stay an axis of their own", () => Reshaped(1, 16)),
        ("the shape [5 steps, 1, 1, 3] cannot become [2, 4]", () => Reshaped(2, 4)),
        ("input shape: expected lengths above 0, found [-2, 3]", () => Reshaped(-2, 3)),
        ("the shape [5 steps, 1, 1, 3] cannot become [-1, -1]", () => Reshaped(-1, -1)),
        ("expected the last step of the window, or all; found step 2 of [5 steps]", () => At(0, 2)),
        ("the output of a window's first step as an input is not supported", () => At(0, 0)),
        ("expected the last step of the window, found 2 steps", () => At(0, 3, 4)),
        ("input indices: expected -5 to 4, found [5]", () => At(0, 5)),
        ("axis 4: expected -4 to 3, as the tensor has 4 axes", () => At(4, 0)),
        ("expected all steps of the window or the last ones, found 3 from step 1", () => Cut(1, 4, 1)),
        ("the order of steps is reversed, which is supported as direction of a recurrent node only", () => Cut(-1, long.MinValue, -1)),
        (
            "node 'turned' (Slice): the order of steps is reversed",
            () => new OnnxBuilder()
                .Input("x", 1, 5, 2)
                .Weights("w", 1, 9, 2)
                .Weights("r", 1, 9, 3)
                .Integers("a", -1)
                .Integers("e", long.MinValue)
                .Integers("n", 1)
                .Integers("s", -1)
                .Node("Slice", "x a e n s", "turned")
                .Node("Transpose", "turned", "t", ("perm", new long[] { 1, 0, 2 }))
                .Node("GRU", "t w r", "y")
                .Output("y")
        ),
        ("input steps: expected other than 0, found 0", () => Cut(0, 1, 0)),
        ("steps of windows cannot be joined", () => Gru().Node("Concat", "y y", "o", ("axis", 0)).Output("o")),
        ("expected shapes that differ in axis 3 only, found [5 steps, 1, 1, 3] and [5 steps, 1, 1]", () =>
            Gru().Node("Flatten", "y", "q", ("axis", 1))
            .Integers("s", 5, 1, 1, 3).Node("Squeeze", "q", "p").Integers("t", 5, 1, -1).Integers("n", 1, 1, 1).Integers("a", 0)
            .Integers("e", 1).Integers("d", 3).Node("Slice", "y a e d", "u").Node("Squeeze", "u d", "v").Node("Concat", "y v", "o", ("axis", 3)).Output("o")),
        ("constants cannot be joined with what depends on the graph's inputs", () =>
            Gru().Node("Concat", "h w", "o", ("axis", 0)).Output("o")),
        ("the steps of a window cannot be split", () => Gru().Node("Split", "y", "o p q r2 s", ("axis", 0)).Output("o")),
        ("expected 2 parts of 3 in all, found [1, 1]", () =>
            Gru().Integers("n", 1, 1).Node("Split", "h n", "o p", ("axis", 2)).Output("o")),
        ("axis 3: expected length 1, found [5 steps, 1, 1, 3]", () => Gru().Integers("d", 3).Node("Squeeze", "y d", "o").Output("o")),
        ("axes are missing", () => After("Unsqueeze", "y")),
        ("expected distinct axes, found [0, 0]", () => Gru().Integers("d", 0, 0).Node("Unsqueeze", "y d", "o").Output("o")),
        ("attribute perm: expected each of 3 axes once, found [0, 0, 1]", () =>
            Gru().Node("Transpose", "h", "o", ("perm", new long[] { 0, 0, 1 })).Output("o")),
        ("expected one output beside the final states of layers, found 'h0', 'y'", () => Gru().Input("h0", 1, 1, 3).Output("h0", "y")),
        ("input 'z' of the graph: expected readings in one input, and only initial states in others", () =>
            Gru().Input("z", 1, 1, 3).Node("Relu", "z", "o").Output("o", "h")),
        (
            "expected values of one layer, found values of 'gru', 'second'",
            () => Second().Node("Concat", "h second", "c", ("axis", 2)).Weights("m", 6, 1).Node("MatMul", "c m", "o").Output("o")
        ),
        ("expected values of one moment, found outputs of steps and final states mixed", () => Both().Integer("at", -1)
            .Node("Gather", "y at", "last").Node("Concat", "h last", "o", ("axis", 0)).Output("o")),
        ("the cell state c_n as an input is not supported", () => Lstm().Weights("m", 3, 1).Node("MatMul", "c m", "o").Output("o")),
        // Sums and products.
        ("found two tensors that depend on the graph's inputs, [5 steps, 1, 1, 3] and [5 steps, 1, 1, 3]", () => After("Add", "y y")),
        ("node 'o' (Sub): expected a constant, or a sum or product of the two directions of one layer", () => After("Sub", "y y")),
        ("a constant divided by what depends on the graph's inputs is not supported", () =>
            Gru().Reals("one", [], 1).Node("Div", "one y", "o").Output("o")),
        ("the shapes [5 steps, 1, 1, 3] and [2] cannot be broadcast to one", () =>
            Gru().Weights("c", 2).Node("Add", "y c", "o").Output("o")),
        ("expected the same constants at each step, found [5, 1, 1, 1]", () =>
            Gru().Weights("c", 5, 1, 1, 1).Node("Add", "y c", "o").Output("o")),
        ("a weight or bias that the graph computes is not finite", () => Gru().Reals("c", [], 0).Node("Div", "y c", "o").Output("o")),
        ("expected numbers, found booleans", () => Gru().Boolean("c", true).Node("Add", "y c", "o").Output("o")),
        ("input B: expected weights in two dimensions, found [2, 3, 2]", () =>
            Gru().Weights("m", 2, 3, 2).Node("MatMul", "y m", "o").Output("o")),
        ("input B: expected a constant", () => After("MatMul", "w y")),
        ("expected a last axis of 4 values for weights of 4 inputs and 2 outputs, found [5 steps, 1, 1, 3]", () => Gru().Weights("m", 4, 2)
            .Node("MatMul", "y m", "o").Output("o")),
        ("expected A and B in two dimensions, found [5 steps, 1, 1, 3] and [3, 2]", () =>
            Gru().Weights("m", 3, 2).Node("Gemm", "y m", "o").Output("o")),
        ("expected the same values of each sequence in the last axis, found several sequences or directions mixed", () =>
            Both().Weights("m", 3, 2)
            .Node("MatMul", "y m", "o").Output("o")),
        ("a shape is divided by 0", () =>
            Gru().Integers("a", 1).Integers("z", 0).Node("Div", "a z", "s").Node("Reshape", "y s", "o").Output("o")),
        // Activations.
        ("attribute axis: expected the axis of the 3 values, found 0", () => Gru().Node("Softmax", "y", "o", ("axis", 0)).Output("o")),
        ("attribute axis: expected the axis of the 3 values, found 1 of [2, 5 steps, 3]", () =>
            Transposed().Opset(11).Node("Softmax", "t", "o").Output("o")),
        ("attribute axis: expected the axis of the 3 values, found 0", () => After("ArgMax", "h")),
        ("attribute select_last_index: expected 0, the first of equals; found 1", () =>
            Gru().Node("ArgMax", "h", "o", ("select_last_index", 1)).Output("o")),
        ("input training_mode: expected false, found true", () => Gru().Boolean("t", true).Node("Dropout", "y _ t", "o").Output("o")),
        ("output mask is not supported", () => Gru().Node("Dropout", "y", "o mask").Output("o")),
        ("attribute to: readings cannot become bool", () => Gru().Node("Cast", "y", "o", ("to", 9)).Output("o")),
        ("attribute to: expected a type of real numbers, int32, int64 or bool, found string", () =>
            Gru().Node("Cast", "y", "o", ("to", 8)).Output("o")),
        ("its input was cut to integers, which is supported for tokens of Gather and OneHot only", () =>
            Gru().Node("Cast", "y", "q", ("to", 7))
            .Node("Relu", "q", "o").Output("o")),
        ("node 'o' (Equal): input A: expected a constant", () => After("Equal", "y w")),
        // Tokens.
        ("input indices: expected the graph's input, one token for each step", () =>
            Gru().Weights("e", 4, 3).Node("Gather", "e y", "o").Output("o")),
        ("expected rows of a table of constants in two dimensions, axis 0; found [2, 2, 2]", () =>
            Tokens().Weights("e", 2, 2, 2).Output("o")),
        ("expected 1 to 32768 tokens, found 32769", () => Tokens().Weights("e", 32769, 1).Output("o")),
        ("expected one depth of 1 or more and two values, found [0] and [0, 1]", () => Tokens().Integer("n", 0).Reals("v", [2], 0, 1)
            .Node("OneHot", "t n v", "p").Output("p")),
        ("sums and products of tokens and other integers are not supported", () =>
            new OnnxBuilder().Input("t", DataType.TypeInt64, 0, 1, 2).Integer("c", 2)
            .Node("Div", "t c", "o").Output("o")),
        ("the length of an axis as a number to compute with is not supported", () =>
            Gru(steps: 0).Node("Shape", "x", "s").Integers("zero", 0)
            .Node("Gather", "s zero", "n").Node("Cast", "n", "c", ("to", 1)).Node("Div", "h c", "o").Output("o")),
        ("input B: expected real numbers, found lengths of axes", () =>
            Gru().Node("Shape", "x", "s").Node("Cast", "s", "c", ("to", 1)).Integers("d", 1)
            .Node("Unsqueeze", "c d", "m").Node("MatMul", "h m", "o").Output("o")),
        // Inputs and outputs.
        ("expected one output beside the final states of layers, found 'o', 'y'", () => Gru().Node("Relu", "y", "o").Output("o", "y")),
        ("expected an output of the last layer, or its h_n; found 'c'", () => Lstm().Output("c")),
        ("output 'w': expected what depends on the graph's input, found a constant", () => Gru().Output("w")),
        ("output 'second': the layer 'second' does not lead to the network's output 'y'", () => Second().Output("y", "second")),
        ("output 'nothing': 'nothing' is neither an input, nor an initializer, nor the output of a node before", () =>
            Gru().Output("nothing")),
        ("node 'o' (Relu): 'z' is neither an input", () => After("Relu", "z")),
        ("node 'h' (Relu): 'h' is given twice", () => Gru().Node("Relu", "y", "h").Output("h")),
        ("expected at least one layer, found none", () => new OnnxBuilder().Input("x", 5, 1, 2).Output("x")),
        ("expected an output of the last layer, or its h_n; found ", () => Gru()),
        ("expected 1 to 8 inputs of the graph, found 0", () => new OnnxBuilder().Weights("w", 1).Output("w")),
        ("input 'x': expected [steps, batch, features] in some order, found 4 dimensions", () =>
            new OnnxBuilder().Input("x", 1, 1, 1, 1).Output("x")),
        ("input 'x': expected a fixed number of features, dimension 2 is open", () =>
            new OnnxBuilder().Input("x", 1, 1, 0).Node("Relu", "x", "o").Output("o")),
        ("input 'x': expected float, double, float16, bfloat16, int32 or int64, found string", () =>
            new OnnxBuilder().Input("x", DataType.TypeString, 1).Output("x")),
        // Sizes.
        ("expected at most 8 recurrent and 8 dense layers, found 9 and 0", () => Stack(9)),
        ("layer 'o': expected at most 1024 inputs and 512 outputs, found 3 and 513", () =>
            Gru().Weights("m", 3, 513).Node("MatMul", "y m", "o").Output("o")),
        ("layer 'o': expected at most 512 inputs and 512 outputs, found 513 and 1", () =>
            new OnnxBuilder().Input("x", 0, 513).Weights("m", 513, 1)
            .Node("MatMul", "x m", "o").Output("o")),
        ("expected a tensor of at most 209715 elements", () =>
            Gru().Integers("s", 4000000, 3, 1, 3).Node("Expand", "h s", "o").Output("o")),
        ("the graph computes more than", () => Doubling()),
        ("expected at most 8 axes, found 9", () => Gru().Integers("d", 0, 1, 2, 3, 4).Node("Unsqueeze", "y d", "o").Output("o")),
    ];

    public static TheoryData<string> Graphs => [.. s_graphs.Select(graph => graph.Expected)];

    [Theory]
    [MemberData(nameof(Graphs))]
    public void A_graph_that_is_not_supported_is_refused_by_name(string expected) =>
        AssertRefused(expected, s_graphs.First(graph => graph.Expected == expected).Model());

    public static TheoryData<string, ImportOptions> Options =>
        new()
        {
            { "an order of layers can be stated for files of weights only; an ONNX graph says it itself", new() { Order = ["gru"] } },
            { "layers can be stated for files of weights only", new() { Layers = new Dictionary<string, LayerOptions> { ["gru"] = new() } } },
            { "a nonlinearity can be stated", new() { Nonlinearity = Activation.Relu } },
            { "what is taken of a window can be stated", new() { Take = Taken.EveryStep } },
            { "a key of the weights can be stated", new() { StateDictKey = "model" } },
            { "window: expected 5, as the graph has it; found 6", new() { Window = 6 } },
            { "a head activation sigmoid is stated, but the last layer 'gru.last' is not dense", new() { HeadActivation = Head.Sigmoid.Stated() } },
            { "task binary: expected a last dense layer with one output and sigmoid", new() { Task = NetworkTask.Binary } },
            { "features: expected 2, as the network has 2 inputs; found 1 ('x')", new() { Features = [new Channel("x", "", 0, 1)] } },
        };

    [Theory]
    [MemberData(nameof(Options))]
    public void What_is_stated_must_fit_the_graph(string expected, ImportOptions options) => AssertRefused(expected, Gru().Output("h"), options);

    [Fact]
    public void A_layer_that_runs_backwards_needs_a_number_of_steps()
    {
        AssertRefused("the graph leaves the number of its steps open; state it as window", Reverse().Output("y"));
        AssertRefused("window: expected at most 4096; found 4097", Reverse().Output("y"), new ImportOptions { Window = 4097 });
        Assert.Equal(7, Load(Reverse().Output("y"), new ImportOptions { Window = 7 }).Window);
    }

    private static OnnxBuilder Reverse() => Gru(node => Add(node, "direction", "reverse"), steps: 0);

    private static OnnxBuilder After(string operation, string inputs) => Gru().Node(operation, inputs, "o").Output("o");

    private static OnnxBuilder With(string attribute, object value) => Gru(node => Add(node, attribute, value)).Output("y");

    private static int Add(NodeProto node, string name, object value)
    {
        node.Attribute.Add(Attribute(name, value));
        return 0;
    }

    private static NodeProto Node(NodeProto node, string name, object value)
    {
        Add(node, name, value);
        return node;
    }

    private static float[] NaNAt(int count, int index) => Enumerable.Range(0, count).Select(i => i == index ? float.NaN : 0).ToArray();

    private static OnnxBuilder Lengths(int batch, long first, long? second = null, string output = "y")
    {
        OnnxBuilder graph = Gru(node => node.Input.Add("n")).Integers("n", second is { } other ? [first, other] : [first]).Batch(batch);
        return output.Length > 0 ? graph.Output(output) : graph;
    }

    private static OnnxBuilder Initial(string name, int[] shape, params float[] values) =>
        Gru(node => node.Input.AddRange(["", name])).Reals(name, shape, values).Output("y");

    private static OnnxBuilder Reshaped(params long[] shape) => Gru().Integers("s", shape).Node("Reshape", "y s", "o").Output("o");

    private static OnnxBuilder At(int axis, params long[] places) =>
        Gru().Integers("at", places).Node("Gather", "y at", "o", ("axis", axis)).Output("o");

    private static OnnxBuilder Cut(long start, long end, long step) =>
        Gru().Integers("a", start).Integers("e", end).Integers("n", 0).Integers("s", step).Node("Slice", "y a e n s", "o").Output("o");

    private static OnnxBuilder Lstm() => Gru(node => node.Output.Add("c"), "LSTM", 4).Weights("b", 1, 24);

    private static OnnxBuilder Second() => Gru().Node("GRU", "x w r", "_ second");

    private static OnnxBuilder Both()
    {
        OnnxBuilder graph = Gru(node => Add(node, "direction", "bidirectional"));
        return graph.Weights("w", 2, 9, 2).Weights("r", 2, 9, 3).Weights("b", 2, 18);
    }

    private static OnnxBuilder Transposed() =>
        Gru().Batch(2).Node("Squeeze", "y", "q", ("axes", new long[] { 1 })).Node("Transpose", "q", "t", ("perm", new long[] { 1, 0, 2 }));

    private static OnnxBuilder Tokens() => new OnnxBuilder().Input("t", DataType.TypeInt64, 0, 1).Node("Gather", "e t", "o");

    private static OnnxBuilder Stack(int layers)
    {
        OnnxBuilder graph = new OnnxBuilder().Input("l0", 5, 1, 3).Weights("w", 1, 9, 3).Weights("r", 1, 9, 3).Integers("d", 1);
        for (int i = 0; i < layers; i++)
        {
            graph.Node("GRU", $"l{i} w r", $"g{i}").Node("Squeeze", $"g{i} d", $"l{i + 1}");
        }

        return graph.Output($"l{layers}");
    }

    private static OnnxBuilder Doubling()
    {
        OnnxBuilder graph = Gru().Node("Identity", "h", "d0");
        for (int i = 0; i < 80; i++)
        {
            graph.Node("Concat", i < 16 ? $"d{i} d{i}" : $"d{i}", $"d{i + 1}", ("axis", 2));
        }

        return graph.Output("d80");
    }
}

using System;
using System.Linq;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Import.Onnx;
using TinyRnn.Quantizer.Import.Onnx.Graphs;
using TinyRnn.Quantizer.Import.Onnx.Schema;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Reference;
using TinyRnn.TestSupport;
using Xunit;
using static TinyRnn.Quantizer.Tests.Import.Onnx.OnnxBuilder;
using static TinyRnn.Quantizer.Tests.Import.Onnx.OnnxImporting;

namespace TinyRnn.Quantizer.Tests.Import.Onnx;

/// <summary>Nodes around recurrent ones are understood by what they do to the elements, whatever the exporter wrote.</summary>
public sealed class OnnxGraphTests
{
    private static readonly float[] s_window = Enumerable.Range(0, 10).Select(i => MathF.Cos(i * 1.3f)).ToArray();

    /// <summary>Ways from y [5, 1, 1, 3] or h [1, 1, 3] to the last output.</summary>
    public static TheoryData<string> WaysToTheLastStep => [.. s_ways.Select(way => way.Name)];

    private static readonly (string Name, Action<OnnxBuilder> Add)[] s_ways =
    [
        ("h", graph => graph.Node("Identity", "h", "o")),
        ("h squeezed", graph => graph.Integers("axes", 0).Node("Squeeze", "h axes", "o")),
        ("h squeezed by all ones", graph => graph.Node("Squeeze", "h", "o")),
        ("h reshaped", graph => graph.Integers("shape", -1, 3).Node("Reshape", "h shape", "o")),
        ("h reshaped by copy", graph => graph.Integers("shape", 0, 3).Node("Reshape", "h shape", "o")),
        ("h transposed", graph => graph.Node("Transpose", "h", "o", ("perm", new long[] { 1, 0, 2 }))),
        ("h flattened", graph => graph.Node("Flatten", "h", "o", ("axis", 2))),
        ("h gathered", graph => graph.Integer("at", -1).Node("Gather", "h at", "o", ("axis", 0))),
        ("h through Dropout", graph => graph.Node("Dropout", "h", "o")),
        ("h through Cast", graph => graph.Node("Cast", "h", "o", ("to", (int)DataType.TypeDouble))),
        ("h expanded", graph => graph.Integers("shape", 1, 1, 1, 1).Node("Expand", "h shape", "o")),
        ("h averaged over its one layer", graph => graph.Node("ReduceMean", "h", "o", ("axes", new long[] { 0 }), ("keepdims", 0))),
        ("h's greatest over layer and batch", graph => graph.Node("ReduceMax", "h", "o", ("axes", new long[] { 0, 1 }))),
        ("h split and joined", graph =>
            graph.Integers("sizes", 1, 2).Node("Split", "h sizes", "a c", ("axis", 2)).Node("Concat", "a c", "o", ("axis", -1))),
        ("y gathered", graph => graph.Integer("at", -1).Node("Gather", "y at", "o", ("axis", 0))),
        ("y gathered by number", graph => graph.Integers("at", 4).Node("Gather", "y at", "o", ("axis", 0))),
        ("y sliced", graph => graph.Integers("a", -1).Integers("e", long.MaxValue).Integers("n", 0).Node("Slice", "y a e n", "o")),
        ("y sliced with steps", graph =>
            graph.Integers("a", 4).Integers("e", 5).Integers("n", 0).Integers("s", 1).Node("Slice", "y a e n s", "o")),
        ("y squeezed and sliced backwards", graph => graph
            .Integers("d", 1)
            .Node("Squeeze", "y d", "q")
            .Integers("a", -1)
            .Integers("e", -2)
            .Integers("s", -1)
            .Integers("n", 0)
            .Node("Slice", "q a e n s", "o")),
        ("y batch first", graph => graph
            .Integers("d", 1)
            .Node("Squeeze", "y d", "q")
            .Node("Transpose", "q", "t", ("perm", new long[] { 1, 0, 2 }))
            .Integer("at", 4)
            .Node("Gather", "t at", "o", ("axis", 1))),
        ("y after a cut of nothing", graph => graph
            .Integers("a", 0)
            .Integers("e", long.MaxValue)
            .Node("Slice", "y a e a", "q")
            .Integer("at", -1)
            .Node("Gather", "q at", "o", ("axis", 0))),
        ("y gathered at a computed place", graph => graph
            .Node("Shape", "x", "s")
            .Integer("zero", 0)
            .Integer("one", 1)
            .Node("Gather", "s zero", "length")
            .Node("Sub", "length one", "at")
            .Node("Gather", "y at", "o", ("axis", 0))),
        ("an If on a shape", graph => graph
            .Node("Shape", "h", "s")
            .Integer("zero", 0)
            .Integer("one", 1)
            .Node("Gather", "s zero", "length")
            .Node("Equal", "length one", "single")
            .Node("If", "single", "o", ("then_branch", Branch("Squeeze")), ("else_branch", Branch("Loop")))),
    ];

    [Theory]
    [MemberData(nameof(WaysToTheLastStep))]
    public void The_last_output_is_found_on_every_way(string name)
    {
        OnnxBuilder graph = Gru();
        s_ways.Single(way => way.Name == name).Add(graph);
        Network network = Load(graph.Output("o"));

        Assert.Equal([typeof(RecurrentLayer), typeof(LastStepLayer)], network.Layers.Select(layer => layer.GetType()));
        Assert.Equal((5, StepSelection.FinalState), (network.Window, ((LastStepLayer)network.Layers[1]).Selection));
        Assert.Equal(Run(Load(Gru().Output("y")))[^3..], Run(network));
    }

    [Theory]
    [InlineData((int)DataType.TypeFloat16, ", values rounded to float16 on their way left whole")]
    [InlineData((int)DataType.TypeBfloat16, ", values rounded to bfloat16 on their way left whole")]
    [InlineData((int)DataType.TypeDouble, "")]
    public void Values_that_are_cast_to_a_short_type_are_said_to_stay_whole(int type, string said)
    {
        string plain = Forward(Gru().Node("Identity", "h", "o").Output("o"));

        Assert.Equal(plain + said, Forward(Gru().Node("Cast", "h", "o", ("to", type)).Output("o")));
    }

    [Theory]
    [InlineData((int)DataType.TypeFloat16, 0.1, 0.0999755859375)]
    [InlineData((int)DataType.TypeFloat16, 70000, double.PositiveInfinity)]
    [InlineData((int)DataType.TypeBfloat16, 0.1, 0.10009765625)]
    [InlineData((int)DataType.TypeBfloat16, -1.00390625, -1.0)]
    [InlineData((int)DataType.TypeBfloat16, 1.01171875, 1.015625)]
    [InlineData((int)DataType.TypeDouble, 0.1, 0.1)]
    public void Constants_are_rounded_to_the_type_that_they_are_cast_to(int type, double value, double rounded) =>
        Assert.Equal(rounded, DataTypes.Round(value, (DataType)type));

    private static string Forward(OnnxBuilder model)
    {
        using var stream = new System.IO.MemoryStream(model.Bytes());
        return OnnxImporter.Load(stream, FileName, new ImportOptions()).Operations;
    }

    [Theory]
    [InlineData(7)]
    [InlineData(11)]
    [InlineData(13)]
    [InlineData(21)]
    public void Axes_and_ranges_are_attributes_or_inputs_by_version(int version)
    {
        OnnxBuilder graph = Gru().Opset(version);
        _ = version < 13 ? graph.Node("Squeeze", "y", "q", ("axes", new long[] { 1 })) : graph.Integers("d", 1).Node("Squeeze", "y d", "q");
        _ = version < 10
            ? graph.Node("Slice", "q", "o", ("starts", new long[] { -1 }), ("ends", new long[] { 9 }), ("axes", new long[] { 0 }))
            : graph.Integers("a", -1).Integers("e", 9).Integers("n", 0).Node("Slice", "q a e n", "o");

        Assert.Equal(Run(Load(Gru().Output("h"))), Run(Load(graph.Output("o"))));
    }

    [Fact]
    public void Unused_nodes_are_not_read() => Assert.Single(Load(Gru().Node("Loop", "y", "z").Output("y", "h")).Layers);

    [Fact]
    public void Zeros_in_the_shape_of_the_batch_are_no_initial_state()
    {
        // What converters of other frameworks write: batch first, the state filled by the length of the batch.
        OnnxBuilder graph = new OnnxBuilder().Input("t", 0, 5, 2).Weights("w", 1, 12, 2).Weights("r", 1, 12, 3);
        graph.Node("Transpose", "t", "x", ("perm", new long[] { 1, 0, 2 })).Node("Shape", "t", "s");
        graph.Integers("zero", 0).Integers("one", 1).Integers("three", 3).Node("Slice", "s zero one zero", "b");
        graph.Node("Concat", "b three", "size", ("axis", 0)).Node("ConstantOfShape", "size", "z").Node("Unsqueeze", "z zero", "state");
        graph.Node("LSTM", "x w r _ _ state state", "y h").Node("Squeeze", "y one", "q");
        graph.Node("Transpose", "q", "o", ("perm", new long[] { 1, 0, 2 }));

        var layer = Assert.IsType<RecurrentLayer>(Assert.Single(Load(graph.Output("o")).Layers));
        Assert.Equal((CellKind.Lstm, null), (layer.Cell, layer.Options));
    }

    [Fact]
    public void States_that_are_inputs_of_the_graph_start_at_zero()
    {
        OnnxBuilder graph = Gru(node => node.Input.AddRange(["", "h0"])).Input("h0", 1, 1, 3);

        var layer = Assert.IsType<RecurrentLayer>(Assert.Single(Load(graph.Output("y", "h")).Layers));
        Assert.Null(layer.Options);
    }

    [Fact]
    public void Readings_may_be_any_input_of_the_graph()
    {
        var graph = new OnnxBuilder().Input("h0", 1, 1, 3).Input("x", 0, 1, 2).Weights("w", 1, 9, 2).Weights("r", 1, 9, 3);
        graph.Node("GRU", "x w r _ _ h0", "y", ("linear_before_reset", 1));

        Assert.Equal(2, Load(graph.Output("y")).InputSize);
    }

    [Fact]
    public void Two_nodes_of_two_directions_are_one_layer()
    {
        OnnxBuilder graph = Gru().Weights("w2", 1, 9, 2).Weights("r2", 1, 9, 3);
        graph.Node("GRU", "x w2 r2", "y2 h2", ("linear_before_reset", 1), ("direction", "reverse"));
        graph.Node("Concat", "y y2", "o", ("axis", 3));

        var both = Assert.IsType<BidirectionalLayer>(Assert.Single(Load(graph.Output("o", "h", "h2")).Layers));
        Assert.Equal((6, MergeMode.Concatenate), (both.OutputSize, both.Merge));
    }

    [Theory]
    [InlineData("Add", MergeMode.Sum)]
    [InlineData("Mul", MergeMode.Multiply)]
    public void Directions_may_be_merged(string operation, MergeMode merge)
    {
        OnnxBuilder graph = Both().Integers("sizes", 1, 1).Node("Split", "y sizes", "a c", ("axis", 1)).Node(operation, "c a", "o");

        var both = Assert.IsType<BidirectionalLayer>(Assert.Single(Load(graph.Output("o")).Layers));
        Assert.Equal((3, merge), (both.OutputSize, both.Merge));
    }

    [Fact]
    public void Half_the_sum_of_directions_is_their_average()
    {
        OnnxBuilder graph = Both().Node("Split", "y", "a c", ("axis", 1)).Node("Add", "a c", "s");
        graph.Reals("half", [], 0.5f).Node("Mul", "s half", "o");

        Assert.Equal(MergeMode.Average, Assert.IsType<BidirectionalLayer>(Assert.Single(Load(graph.Output("o")).Layers)).Merge);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(1, 1)]
    public void Gemm_becomes_a_dense_layer_with_all_its_factors(int transA, int transB)
    {
        OnnxBuilder graph = Gru();
        graph.Weights("m", transB == 1 ? [2, 3] : [3, 2]).Reals("c", [2], 3, 5).Integers("shape", transA == 1 ? [3, 1] : [1, 3]);
        graph.Node("Reshape", "h shape", "v");
        graph.Node("Gemm", "v m c", "o", ("transA", transA), ("transB", transB), ("alpha", 0.5f), ("beta", 2f));

        var dense = Assert.IsType<DenseLayer>(Load(graph.Output("o")).Layers[^1]);
        float[] m = graph.Model.Graph.Initializer.Single(tensor => tensor.Name == "m").FloatData.ToArray();
        float[] rows = transB == 1 ? m : [m[0], m[2], m[4], m[1], m[3], m[5]];
        Assert.Equal(rows.Select(weight => weight * 0.5f), dense.Weights);
        Assert.Equal([6, 10], dense.Bias);
    }

    [Theory]
    [InlineData("Relu", Head.Relu)]
    [InlineData("Sigmoid", Head.Sigmoid)]
    [InlineData("Tanh", Head.Tanh)]
    [InlineData("Softmax", Head.Softmax)]
    [InlineData("LogSoftmax", Head.LogSoftmax)]
    [InlineData("HardSigmoid", Head.HardSigmoid)]
    [InlineData("Softsign", Head.Softsign)]
    [InlineData("Elu", Head.Elu)]
    public void An_activation_belongs_to_the_sums_before_it(string operation, Head head)
    {
        OnnxBuilder graph = Gru().Weights("m", 3, 2).Reals("c", [2], 3, 5).Node("MatMul", "h m", "s").Node("Add", "c s", "a");

        Network network = Load(graph.Node(operation, "a", "o").Output("o"));
        DenseLayer dense = network.Layers.OfType<DenseLayer>().Last();
        Assert.Equal((3, 2, head.Function()), (dense.InputSize, dense.OutputSize, dense.Activation));
        Assert.Equal(head, Heads.Of(network));
        Assert.Equal([3, 5], dense.Bias);
    }

    [Fact]
    public void An_activation_of_a_recurrent_output_is_a_dense_layer_with_identity_weights()
    {
        var dense = Assert.IsType<DenseLayer>(Load(Gru().Node("Relu", "y", "o").Output("o")).Layers[^1]);

        Assert.Equal([1, 0, 0, 0, 1, 0, 0, 0, 1], dense.Weights);
        Assert.Equal(Activation.Relu, dense.Activation);
    }

    [Fact]
    public void A_negation_becomes_part_of_the_weights()
    {
        OnnxBuilder plain = Gru().Weights("m", 3, 1).Node("MatMul", "h m", "o").Output("o");
        OnnxBuilder negated = Gru().Weights("m", 3, 1).Node("MatMul", "h m", "a").Node("Neg", "a", "o").Output("o");

        float[] weights = ((DenseLayer)Load(plain).Layers[^1]).Weights;

        Assert.Equal(weights.Select(weight => -weight), ((DenseLayer)Load(negated).Layers[^1]).Weights);
    }

    [Fact]
    public void Softmax_before_an_argmax_is_left_out()
    {
        OnnxBuilder graph = Gru().Weights("m", 3, 2).Node("MatMul", "h m", "s").Node("Softmax", "s", "p").Node("ArgMax", "p", "o", ("axis", 2));

        Network network = Load(graph.Output("o"));
        Assert.Equal(Activation.None, Assert.IsType<DenseLayer>(network.Layers[^2]).Activation);
        Assert.IsType<ArgMaxLayer>(network.Layers[^1]);
    }

    [Fact]
    public void One_hot_values_other_than_0_and_1_become_part_of_the_weights()
    {
        OnnxBuilder graph = new OnnxBuilder().Input("t", DataType.TypeInt64, 0, 1).Integer("depth", 2).Reals("v", [2], -1, 3);
        graph.Weights("w", 1, 9, 2).Weights("r", 1, 9, 3).Node("OneHot", "t depth v", "x").Node("GRU", "x w r", "y", ("linear_before_reset", 1));

        Network network = Load(graph.Output("y"));
        var layer = Assert.IsType<RecurrentLayer>(network.Layers[1]);
        float[] w = graph.Model.Graph.Initializer.Single(tensor => tensor.Name == "w").FloatData.ToArray();
        Assert.Equal(4 * w[6], layer.InputWeights[0], 1e-6);
        Assert.Equal(-w[6] - w[7], layer.InputBias[0], 1e-6);
    }

    [Fact]
    public void A_fixed_window_is_the_network_s_only_where_it_must_be()
    {
        Assert.Equal(0, Load(Gru().Output("y")).Window);
        Assert.Equal(5, Load(Gru().Output("h")).Window);
        Assert.Equal(5, Load(Both().Output("y")).Window);
        Assert.Equal(5, Load(Gru().Output("y"), new ImportOptions { Window = 5 }).Window);
        Assert.Equal(0, Load(Gru(steps: 0).Output("h")).Window);
        Assert.Equal(24, Load(Gru(steps: 0).Output("h"), new ImportOptions { Window = 24 }).Window);
    }

    [Fact]
    public void A_stated_activation_follows_sums_that_the_graph_leaves_as_they_are()
    {
        ImportOptions options = new() { HeadActivation = Head.Sigmoid.Stated(), Task = NetworkTask.Binary };
        OnnxBuilder graph = Gru().Weights("m", 3, 1).Node("MatMul", "y m", "o").Output("o");

        Assert.Equal(Activation.Sigmoid, Assert.IsType<DenseLayer>(Load(graph, options).Layers[^1]).Activation);
    }

    private static OnnxBuilder Both()
    {
        OnnxBuilder graph = Gru(node => node.Attribute.Add(Attribute("direction", "bidirectional")));
        return graph.Weights("w", 2, 9, 2).Weights("r", 2, 9, 3).Weights("b", 2, 18);
    }

    private static GraphProto Branch(string operation)
    {
        var branch = new GraphProto();
        branch.Node.Add(NodeOf(operation, "h", "inner"));
        branch.Output.Add(new ValueProto { Name = "inner" });
        return branch;
    }

    private static float[] Run(Network network)
    {
        var reference = new FloatNetwork(network);
        var output = new float[network.GivesLastStep ? network.OutputSize : 5 * network.OutputSize];
        reference.Run(s_window, output);
        return output;
    }
}

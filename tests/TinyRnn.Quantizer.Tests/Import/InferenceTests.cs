using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Networks;
using TinyRnn.TestSupport;
using Xunit;
using static TinyRnn.Quantizer.Tests.Import.Importing;

namespace TinyRnn.Quantizer.Tests.Import;

public sealed class InferenceTests
{
    private static readonly ImportOptions s_regression = new() { Task = NetworkTask.Regression };

    [Theory]
    [InlineData(1, CellKind.Rnn)]
    [InlineData(3, CellKind.Gru)]
    [InlineData(4, CellKind.Lstm)]
    public void Rows_per_unit_tell_the_cell(int gates, CellKind cell)
    {
        var layer = (RecurrentLayer)
            Load(Checkpoint.Zeros(("a.weight_ih_l0", [gates * 5, 2]), ("a.weight_hh_l0", [gates * 5, 5]))).Layers.Single();

        Assert.Equal((cell, 2, 5), (layer.Cell, layer.InputSize, layer.HiddenSize));
        Assert.Equal(new float[gates * 5], layer.InputBias);
        Assert.Equal(new float[gates * 5], layer.RecurrentBias);
    }

    [Fact]
    public void A_module_that_is_the_whole_file_is_named_after_its_kind()
    {
        Network network = Load(Checkpoint.Zeros(("weight_ih_l0", [12, 2]), ("weight_hh_l0", [12, 3])));

        Assert.Equal("lstm", network.Layers.Single().Name);
    }

    public static TheoryData<string, (string, int[])[]> WrongShapes =>
        new()
        {
            { "expected 1 (RNN), 3 (GRU) or 4 (LSTM) times 3 rows, found 6", [("a.weight_ih_l0", [6, 2]), ("a.weight_hh_l0", [6, 3])] },
            { "'a.weight_hh_l0' [9]: expected two dimensions", [("a.weight_ih_l0", [9, 2]), ("a.weight_hh_l0", [9])] },
            { "'a.weight_ih_l0' [9, 2, 1]: expected two dimensions", [("a.weight_ih_l0", [9, 2, 1]), ("a.weight_hh_l0", [9, 3])] },
            { "'a.weight_ih_l0' [8, 2]: expected shape [9, 2]", [("a.weight_ih_l0", [8, 2]), ("a.weight_hh_l0", [9, 3])] },
            {
                "expected both bias_ih_l0 and bias_hh_l0 or neither",
                [("a.weight_ih_l0", [9, 2]), ("a.weight_hh_l0", [9, 3]), ("a.bias_ih_l0", [9])]
            },
            {
                "'a.bias_ih_l0' [8]: expected shape [9]",
                [("a.weight_ih_l0", [9, 2]), ("a.weight_hh_l0", [9, 3]), ("a.bias_ih_l0", [8]), ("a.bias_hh_l0", [9])]
            },
            { "tensor weight_hh_l0 is missing", [("a.weight_ih_l0", [9, 2])] },
            { "tensor weight_ih_l0 is missing", [("a.weight_hh_l0", [9, 3])] },
            {
                "expected stacked layers 0 to 2, found 0, 2",
                [("a.weight_ih_l0", [9, 2]), ("a.weight_hh_l0", [9, 3]), ("a.weight_ih_l2", [9, 3]), ("a.weight_hh_l2", [9, 3])]
            },
            {
                "'a.weight_ih_l1' [9, 4]: expected shape [9, 3]",
                [("a.weight_ih_l0", [9, 2]), ("a.weight_hh_l0", [9, 3]), ("a.weight_ih_l1", [9, 4]), ("a.weight_hh_l1", [9, 3])]
            },
            { "'a.bias' [3]: expected shape [2]", [("a.weight", [2, 2]), ("a.bias", [3])] },
            { "'a.bias' [2, 1]: expected shape [2]", [("a.weight", [2, 2]), ("a.bias", [2, 1])] },
            { "expected a hidden size from 1 to 512, found 513", [("a.weight_ih_l0", [513, 2]), ("a.weight_hh_l0", [513, 513])] },
            { "'a' (GRU 513 -> 3) is the first: expected at most 512 features, found 513", [("a.weight_ih_l0", [9, 513]), ("a.weight_hh_l0", [9, 3])] },
            { "expected an input size from 1 to 1024, found 1025", [("a.weight_ih_l0", [9, 1025]), ("a.weight_hh_l0", [9, 3])] },
            { "expected a number of outputs from 1 to 512, found 600", [("a.weight", [600, 2]), ("a.bias", [600])] },
            { "expected a number of outputs from 1 to 512, found 600", [("a.weight", [600, 2])] },
            { "expected a number of inputs from 1 to 16384, found 0", [("a.weight", [3, 0]), ("b.weight", [1, 1])] },
            { "expected at most 8 recurrent and 8 dense layers, found 9 and 0", Stack(9) },
            { "found 0 and 9", Enumerable.Range(0, 9).Select(i => ($"d{i}.weight", new[] { 2, 2 })).ToArray() },
            { "'a.extra' [2]", [("a.weight", [2, 2]), ("a.extra", [2])] },
            {
                "these tensors belong to no layer that is known",
                [("a.weight_ih_l0", [9, 2]), ("a.weight_hh_l0", [9, 3]), ("a.weight_ih", [9, 3])]
            },
            { "'alpha' [1]", [("alpha", [1]), ("head.weight", [2, 2])] },
        };

    [Theory]
    [MemberData(nameof(WrongShapes))]
    public void Tensors_that_do_not_make_layers_are_refused_by_name(string expected, (string, int[])[] tensors) =>
        AssertRefused(expected, Checkpoint.Zeros(tensors));

    [Fact]
    public void Eight_stacked_layers_of_the_largest_size_are_read()
    {
        Network network = Load(Checkpoint.Zeros(Stack(8, 512)));

        Assert.Equal(8, network.Layers.Count);
        Assert.Equal("a.l7", network.Layers[7].Name);
    }

    [Fact]
    public void The_only_order_that_fits_is_found_when_the_file_has_another()
    {
        byte[] file = Checkpoint.Zeros(
            ("head.weight", [1, 6]),
            ("head.bias", [1]),
            ("b.weight_ih_l0", [18, 5]),
            ("b.weight_hh_l0", [18, 6]),
            ("a.weight_ih_l0", [15, 2]),
            ("a.weight_hh_l0", [15, 5])
        );

        Assert.Equal(["a", "b", "head"], Load(file).Layers.Select(layer => layer.Name));
    }

    [Fact]
    public void Layers_that_do_not_fit_are_listed() =>
        AssertRefused(
            "no order of the layers fits their sizes: 'a' (dense 3 -> 2), 'b' (dense 4 -> 5)",
            Checkpoint.Zeros(("a.weight", [2, 3]), ("a.bias", [2]), ("b.weight", [5, 4]), ("b.bias", [5]))
        );

    [Theory]
    [InlineData("the order names 'c'", "a", "b", "c")]
    [InlineData("the order must name every layer once", "a")]
    [InlineData("the order must name every layer once", "a", "b", "a")]
    [InlineData("'b' (dense 2 -> 3) comes before 'a' (dense 2 -> 2)", "b", "a")]
    public void A_stated_order_must_name_every_layer_and_fit(string expected, params string[] order)
    {
        byte[] file = Checkpoint.Zeros(("a.weight", [2, 2]), ("b.weight", [3, 2]));

        AssertRefused(expected, file, s_regression with { Order = order });
    }

    [Fact]
    public void Numbers_of_a_sequence_tell_its_order()
    {
        byte[] file = SafetensorsBytes.Zeros(("n.10.weight", [2, 2]), ("n.10.bias", [2]), ("n.9.weight", [2, 2]), ("n.9.bias", [2]));
        ImportOptions options = s_regression with { Layers = new Dictionary<string, LayerOptions> { ["n.9"] = new(Head.Relu.Stated()) } };

        Assert.Equal(["n.9", "n.10"], Load(file, options).Layers.Select(layer => layer.Name));
    }

    [Fact]
    public void Feature_names_tell_the_order_when_sizes_do_not()
    {
        byte[] file = SafetensorsBytes.Zeros(("h.weight", [1, 8]), ("h.bias", [1]), ("r.weight_ih_l0", [8, 1]), ("r.weight_hh_l0", [8, 8]));
        ImportOptions stated = new() { Layers = new Dictionary<string, LayerOptions> { ["h"] = new(Head.None.Stated()) } };

        AssertRefused("several orders", file, stated);
        Assert.Equal(["r", "h"], Load(file, stated with { Features = [new Channel("x", "", 0, 1)] }).Layers.Select(layer => layer.Name));
        Assert.Equal(["r", "h"], Load(file, s_regression).Layers.Select(layer => layer.Name));
    }

    [Fact]
    public void Many_layers_of_one_size_without_an_order_end_quickly()
    {
        (string, int[])[] dense = Enumerable
            .Range(0, 8)
            .SelectMany(i => new (string, int[])[] { ($"d{i}.weight", [2, 2]), ($"d{i}.bias", [2]) })
            .ToArray();
        (string, int[])[] recurrent = Enumerable
            .Range(0, 8)
            .SelectMany(i => new (string, int[])[] { ($"r{i}.weight_ih", [2, 2]), ($"r{i}.weight_hh", [2, 2]) })
            .ToArray();

        AssertRefused("several orders", SafetensorsBytes.Zeros([.. dense, .. recurrent]));
        AssertRefused(
            "orders of the layers fit",
            SafetensorsBytes.Zeros([.. dense, .. recurrent[..^2], ("z.weight_ih", [3, 3]), ("z.weight_hh", [3, 3])])
        );
    }

    private static (string, int[])[] Stack(int layers, int hidden = 3) =>
        Enumerable
            .Range(0, layers)
            .SelectMany(i =>
                new (string, int[])[] { ($"a.weight_ih_l{i}", [3 * hidden, hidden]), ($"a.weight_hh_l{i}", [3 * hidden, hidden]) }
            )
            .ToArray();
}

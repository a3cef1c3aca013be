using System;
using System.Linq;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Import.Onnx.Schema;
using Xunit;
using static TinyRnn.Quantizer.Tests.Import.Onnx.OnnxBuilder;
using static TinyRnn.Quantizer.Tests.Import.Onnx.OnnxImporting;

namespace TinyRnn.Quantizer.Tests.Import.Onnx;

/// <summary>A refusal says the one thing that matters: not another input, not what stands before, not all that there is.</summary>
public sealed class OnnxMessageTests
{
    private const int LongestMessage = 300;

    /// <summary>A step of a GRU is chosen by an integer input, as people do it who pad their windows.</summary>
    private static OnnxBuilder WithLengths() =>
        Gru().Input("n", DataType.TypeInt64, 1).Integers("one", 1).Integers("axis", 0, 1).Integers("shape", 1, 1, 1, 3)
            .Node("Sub", "n one", "last").Node("Reshape", "last minus", "at").Integers("minus", 1, 1, 1, 1).Node("Expand", "at shape", "where")
            .Node("GatherElements", "y where", "chosen", ("axis", 0));

    [Fact]
    public void An_input_of_lengths_is_the_number_of_steps_and_no_sum_of_tokens() =>
        Assert.Equal(5, Load(WithLengths().Node("Squeeze", "chosen axis", "o").Output("o")).Window);

    [Theory]
    [InlineData("Softplus", "node 'o' (Softplus): operator 'Softplus' is not supported")]
    [InlineData("LayerNormalization", "node 'o' (LayerNormalization): LayerNormalization: its factors depend on the values")]
    public void What_is_wrong_beside_an_input_of_lengths_is_said(string operation, string expected)
    {
        OnnxBuilder graph = WithLengths().Node(operation, "chosen", "o").Output("o");

        AssertRefused(expected, graph);
        Assert.DoesNotContain("tokens", Message(graph), StringComparison.Ordinal);
    }

    [Fact]
    public void A_loop_over_the_steps_of_a_cell_that_was_written_out_is_named()
    {
        var graph = new OnnxBuilder().Input("x", 0, 2, 3).Weights("w", 4, 3).Weights("r", 4, 4).Integers("axes", 1).Weights("h0", 1, 4);
        for (int step = 0; step < 2; step++)
        {
            graph.Integers($"t{step}", step).Node("Gather", $"x t{step}", $"x{step}", ("axis", 1)).Node("Squeeze", $"x{step} axes", $"s{step}")
                .Node("Gemm", $"s{step} w", $"a{step}", ("transB", 1)).Node("Gemm", $"h{step} r", $"b{step}", ("transB", 1))
                .Node("Add", $"a{step} b{step}", $"c{step}").Node("Tanh", $"c{step}", $"h{step + 1}");
        }

        AssertRefused("weights 'w': expected one product by them, found 2, a loop over the steps of a cell that the export wrote out", graph.Output("h2"));
    }

    [Theory]
    [InlineData("h0 x")]
    [InlineData("x h0")]
    public void A_state_is_not_taken_for_the_readings_by_a_message(string order)
    {
        var graph = new OnnxBuilder().Weights("w", 1, 9, 2).Weights("r", 1, 9, 3);
        foreach (string input in order.Split(' '))
        {
            graph.Input(input, input == "x" ? [0, 1, 2] : [1, 1, 3]);
        }

        graph.Node("Transpose", "h0", "t", ("perm", new long[] { 1, 0, 2 })).Node("Transpose", "t", "s", ("perm", new long[] { 1, 0, 2 }));
        graph.Node("GRU", "x w r _ _ s", "y h", ("linear_before_reset", 1)).Node("Softplus", "y", "o").Output("o");

        AssertRefused("node 'o' (Softplus): operator 'Softplus' is not supported", graph);
    }

    [Fact]
    public void Of_forty_operators_that_are_not_supported_the_first_is_named()
    {
        OnnxBuilder graph = Gru();
        string last = "y";
        foreach (int i in Enumerable.Range(0, 40))
        {
            graph.Node($"Foreign{i}", last, $"o{i}");
            last = $"o{i}";
        }

        string message = Message(graph.Output(last));

        Assert.Contains("node 'o0' (Foreign0): operator 'Foreign0' is not supported", message, StringComparison.Ordinal);
        Assert.DoesNotContain("Foreign1", message, StringComparison.Ordinal);
        Assert.InRange(message.Length, 1, LongestMessage);
    }

    public static TheoryData<string, string> Branches =>
        new()
        {
            { "Add", "a residual or another merger of branches is not supported" },
            { "Concat", "concatenated branches are not supported" },
            { "Softmax", "a softmax over the steps, as in an attention, is not supported" },
            { "ReduceMean", "over the values of a step, as in a layer normalization, is not supported" },
        };

    [Theory]
    [MemberData(nameof(Branches))]
    public void What_is_no_chain_is_named(string operation, string expected)
    {
        OnnxBuilder graph = Gru().Integers("one", 1).Node("Squeeze", "y one", "flat").Weights("m", 3, 2).Node("MatMul", "flat m", "a");
        _ = operation switch
        {
            "Add" => graph.Node("Add", "a x", "o"),
            "Concat" => graph.Node("Concat", "flat x", "c", ("axis", 2)).Weights("n", 5, 1).Node("MatMul", "c n", "o"),
            "Softmax" => graph.Node("Softmax", "a", "o", ("axis", 0)),
            _ => graph.Node("ReduceMean", "flat", "o", ("axes", new long[] { 2 })),
        };

        AssertRefused(expected, graph.Output("o"));
    }

    [Fact]
    public void A_loop_is_named_whatever_stands_before_it()
    {
        OnnxBuilder graph = Gru().Node("Foreign", "y", "a").Node("Loop", "a", "o").Output("o");

        AssertRefused("node 'o' (Loop): the recurrent layers are written as a while loop, as tf2onnx does with those of Keras 3", graph);
    }

    private static string Message(OnnxBuilder graph) => Assert.Throws<ImportException>(() => Load(graph)).Message;
}

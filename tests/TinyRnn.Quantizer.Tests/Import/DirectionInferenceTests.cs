using System;
using System.Linq;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Networks;
using Xunit;
using static TinyRnn.Quantizer.Tests.Import.Importing;

namespace TinyRnn.Quantizer.Tests.Import;

/// <summary>Both directions and projections, as names and shapes of a state_dict tell them.</summary>
public sealed class DirectionInferenceTests
{
    [Fact]
    public void Every_kind_of_what_is_taken_has_a_word_that_says_it()
    {
        foreach (TakenKind kind in Enum.GetValues<TakenKind>())
        {
            var stated = new Taken(kind, kind == TakenKind.Last ? 3 : 0);

            Assert.True(Taken.TryParse(stated.Word, out Taken? taken));
            Assert.Equal(stated, taken);
        }

        Assert.Equal("every_step, final_state, last_output, last:K, mean, max, flatten", Taken.Words);
        Assert.False(Taken.TryParse("last:", out _));
        Assert.False(Taken.TryParse("last", out _));
    }

    private static readonly ImportOptions s_window = new()
    {
        Task = NetworkTask.Regression,
        Window = 12,
        Take = Taken.EveryStep,
    };
    private static readonly (string, int[])[] s_both =
    [
        ("a.weight_ih_l0", [9, 2]),
        ("a.weight_hh_l0", [9, 3]),
        ("a.weight_ih_l0_reverse", [9, 2]),
        ("a.weight_hh_l0_reverse", [9, 3]),
    ];

    [Theory]
    [InlineData(1, CellKind.Rnn)]
    [InlineData(3, CellKind.Gru)]
    [InlineData(4, CellKind.Lstm)]
    public void Both_directions_of_a_stack_are_read(int gates, CellKind cell)
    {
        int rows = gates * 5;
        Network network = Load(
            Checkpoint.Zeros(
                ("a.weight_ih_l0", [rows, 2]),
                ("a.weight_hh_l0", [rows, 5]),
                ("a.weight_ih_l0_reverse", [rows, 2]),
                ("a.weight_hh_l0_reverse", [rows, 5]),
                ("a.weight_ih_l1", [rows, 10]),
                ("a.weight_hh_l1", [rows, 5]),
                ("a.weight_ih_l1_reverse", [rows, 10]),
                ("a.weight_hh_l1_reverse", [rows, 5]),
                ("head.weight", [1, 10])
            ),
            s_window
        );

        Assert.Equal((12, true, false), (network.Window, network.NeedsWindow, network.GivesLastStep));
        BidirectionalLayer[] layers = network.Layers.OfType<BidirectionalLayer>().ToArray();
        Assert.Equal(["a.l0", "a.l1"], layers.Select(layer => layer.Name));
        Assert.All(layers, layer => Assert.Equal((cell, MergeMode.Concatenate, 10), (layer.Backward.Cell, layer.Merge, layer.OutputSize)));
        Assert.Equal([2, 10], layers.Select(layer => layer.Backward.InputSize));
    }

    [Fact]
    public void A_projection_is_read()
    {
        Network network = Load(
            Checkpoint.Zeros(
                ("a.weight_ih_l0", [20, 2]),
                ("a.weight_hh_l0", [20, 3]),
                ("a.weight_hr_l0", [3, 5]),
                ("a.weight_ih_l1", [20, 3]),
                ("a.weight_hh_l1", [20, 3]),
                ("a.weight_hr_l1", [3, 5]),
                ("head.weight", [1, 3])
            )
        );

        RecurrentLayer[] layers = network.Layers.OfType<RecurrentLayer>().ToArray();
        Assert.All(layers, layer => Assert.Equal((CellKind.Lstm, 5, 3), (layer.Cell, layer.HiddenSize, layer.OutputSize)));
        Assert.All(layers, layer => Assert.Equal(15, layer.Options!.Projection.Length));
    }

    [Fact]
    public void A_projection_in_both_directions_is_read()
    {
        Network network = Load(
            Checkpoint.Zeros(
                ("a.weight_ih_l0", [20, 2]),
                ("a.weight_hh_l0", [20, 3]),
                ("a.weight_hr_l0", [3, 5]),
                ("a.weight_ih_l0_reverse", [20, 2]),
                ("a.weight_hh_l0_reverse", [20, 3]),
                ("a.weight_hr_l0_reverse", [3, 5])
            ),
            s_window
        );

        Assert.Equal(6, network.OutputSize);
        Assert.Equal(15, ((BidirectionalLayer)network.Layers[0]).Backward.Options!.Projection.Length);
    }

    [Theory]
    [InlineData("final_state", StepSelection.FinalState)]
    [InlineData("last_output", StepSelection.LastOutput)]
    [InlineData("last:1", StepSelection.LastOutput)]
    public void One_vector_of_a_window_is_taken_after_the_last_recurrent_layer(string stated, StepSelection selection)
    {
        Assert.True(Taken.TryParse(stated, out Taken? taken));
        Network network = Load(
            Checkpoint.Zeros([.. s_both, ("mid.weight_ih", [4, 6]), ("mid.weight_hh", [4, 4]), ("head.weight", [2, 4])]),
            s_window with
            {
                Take = taken,
            }
        );

        Assert.Equal(["a", "mid", "last", "head"], network.Layers.Select(layer => layer.Name));
        Assert.Equal(new LastStepLayer("last", 4, selection), network.Layers[2]);
    }

    [Fact]
    public void What_weights_cannot_tell_of_both_directions_is_asked_for()
    {
        byte[] file = Checkpoint.Zeros(s_both);

        AssertRefused("how many steps the windows have, as it runs in both directions (--window N)", file);
        AssertRefused("--window N", file, s_window with { Window = 0 });
        AssertRefused(
            "what of a window 'a' (bidirectional GRU 2 -> 6), the last layer, gives (--take every_step, final_state, last_output, last:K, mean, max, flatten)",
            file,
            s_window with
            {
                Take = null,
            }
        );
    }

    [Fact]
    public void Every_step_is_taken_after_a_layer_in_one_direction_unless_something_else_is_stated()
    {
        byte[] file = Checkpoint.Zeros(("a.weight_ih_l0", [9, 2]), ("a.weight_hh_l0", [9, 3]));

        Assert.False(Load(file).GivesLastStep);
        Assert.True(Load(file, s_window with { Take = Taken.FinalState }).GivesLastStep);
    }

    [Fact]
    public void Without_a_recurrent_layer_nothing_can_be_taken() =>
        AssertRefused("take: the file has no recurrent layer", Checkpoint.Zeros(("a.weight", [2, 2])), s_window with { Take = Taken.LastOutput });

    public static TheoryData<string, (string, int[])[]> WrongTensors =>
        new()
        {
            { "tensor weight_hh_l0_reverse is missing", s_both[..3] },
            { "'a.weight_ih_l0_reverse' [9, 4]: expected shape [9, 2]", [.. s_both[..2], ("a.weight_ih_l0_reverse", [9, 4]), s_both[3]] },
            { "'a.weight_hh_l0_reverse' [12, 3]: expected shape [9, 3]", [.. s_both[..3], ("a.weight_hh_l0_reverse", [12, 3])] },
            {
                "tensor weight_ih_l1_reverse is missing",
                [.. s_both, ("a.weight_ih_l1", [9, 6]), ("a.weight_hh_l1", [9, 3])]
            },
            {
                "'a.weight_ih_l1' [9, 3]: expected shape [9, 6]",
                [.. s_both, ("a.weight_ih_l1", [9, 3]), ("a.weight_hh_l1", [9, 3])]
            },
            { "as only an LSTM has a projection; found 15", [("a.weight_ih_l0", [15, 2]), ("a.weight_hh_l0", [15, 3]), ("a.weight_hr_l0", [3, 5])] },
            {
                "'a.weight_hr_l0' [2, 5]: expected shape [3, 5]",
                [("a.weight_ih_l0", [20, 2]), ("a.weight_hh_l0", [20, 3]), ("a.weight_hr_l0", [2, 5])]
            },
            { "'a.weight_hr_l0' [15]: expected two dimensions", [("a.weight_ih_l0", [20, 2]), ("a.weight_hh_l0", [20, 3]), ("a.weight_hr_l0", [15])] },
            {
                "tensor weight_hr_l1 is missing",
                [
                    ("a.weight_ih_l0", [20, 2]),
                    ("a.weight_hh_l0", [20, 3]),
                    ("a.weight_hr_l0", [3, 5]),
                    ("a.weight_ih_l1", [20, 3]),
                    ("a.weight_hh_l1", [20, 3]),
                ]
            },
            {
                "these tensors belong to no layer that is known",
                [("a.weight_ih_l0", [20, 2]), ("a.weight_hh_l0", [20, 3]), ("a.bias_hr_l0", [3])]
            },
        };

    [Theory]
    [MemberData(nameof(WrongTensors))]
    public void Directions_and_projections_that_do_not_fit_are_refused_by_name(string expected, (string, int[])[] tensors) =>
        AssertRefused(expected, Checkpoint.Zeros(tensors), s_window);
}

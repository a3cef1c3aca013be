using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace TinyRnn.Frozen;

public class FrozenFolderTests
{
    private const long MostBytes = 2_000_000;

    private static readonly string[] s_activations =
        ["sigmoid", "tanh", "relu", "hardSigmoid", "affine", "leakyRelu", "thresholdedRelu", "scaledTanh"];

    private static readonly string[] s_denseActivations = ["identity", "relu", "sigmoid", "tanh", "hardSigmoid"];

    private static readonly Lazy<FrozenModel[]> s_models = new(() => [.. FrozenFolder.Names.Select(FrozenFolder.Read)]);

    private static IEnumerable<FrozenNetwork> Networks =>
        s_models.Value.SelectMany(model => new[] { model.Network, model.Sequence?.Context, model.Sequence?.Decoder }).OfType<FrozenNetwork>();

    private static IEnumerable<FrozenLayer> Layers => Networks.SelectMany(network => network.Layers);

    private static IEnumerable<FrozenRecurrent> Cells =>
        Layers.SelectMany(layer => layer switch
        {
            FrozenRecurrent cell => new[] { cell },
            FrozenReverse reverse => [reverse.Layer],
            FrozenBidirectional both => [both.Forward, both.Backward],
            _ => [],
        });

    [Fact]
    public void Folder_holds_60_models_in_less_than_2_MB()
    {
        Assert.Equal(60, FrozenFolder.Names.Count);
        Assert.InRange(Directory.GetFiles(FrozenFolder.Path).Sum(file => new FileInfo(file).Length), 1, MostBytes);
        Assert.All(s_models.Value, model => Assert.Equal(1000, model.Run.Inputs));
        Assert.All(FrozenFolder.Names, name => Assert.Equal(name, FrozenFolder.Read(name).Name));
    }

    [Fact]
    public void Every_option_of_a_cell_occurs_with_both_widths_of_weights()
    {
        foreach (int bits in new[] { 8, 16 })
        {
            List<FrozenRecurrent> cells = [.. Cells.Where(cell => cell.Input.Bits == bits)];
            Assert.Subset(cells.Select(cell => cell.Cell).ToHashSet(), new HashSet<string> { "rnn", "gru", "lstm" });
            Assert.Contains(cells, cell => cell.ResetBefore);
            Assert.Contains(cells, cell => cell.Coupled);
            Assert.Contains(cells, cell => cell.Projection is not null);
            Assert.Contains(cells, cell => cell.InitialHidden is not null);
            Assert.Contains(cells, cell => cell.Gates.Any(gate => gate.Peepholes is not null));
            Assert.Contains(cells, cell => cell is { Cell: "gru", Candidate: not null, ResetBefore: false });
            Assert.Contains(cells, cell => cell is { Cell: "gru", NegatedUpdate: false });
        }

        Assert.Contains(Cells, cell => cell is { NegatedUpdate: true, Candidate: not null, ResetBefore: false });
    }

    [Fact]
    public void Every_activation_occurs_in_every_place()
    {
        Assert.Equal(s_activations.Order(), Cells.Where(cell => cell.Cell == "gru").Select(cell => cell.GateActivation!.Name).Distinct().Order());
        Assert.Equal(s_activations.Order(), Cells.Where(cell => cell.Cell == "lstm").Select(cell => cell.GateActivation!.Name).Distinct().Order());
        foreach (string kind in new[] { "rnn", "gru", "lstm" })
        {
            Assert.Equal(s_activations.Order(), Cells.Where(cell => cell.Cell == kind).Select(cell => cell.CandidateActivation.Name).Distinct().Order());
        }

        Assert.Equal(s_activations.Order(), Cells.Where(cell => cell.Cell == "lstm").Select(cell => cell.OutputActivation!.Name).Distinct().Order());
        Assert.Equal(s_denseActivations.Order(), Layers.OfType<FrozenDense>().Select(dense => dense.Activation.Name).Distinct().Order());
        Assert.Contains(Cells, cell => cell.CandidateActivation is { Form: "tanh", Least: > 0 });
        Assert.Contains(Cells, cell => cell.GateActivation is { Form: "sigmoid", Least: > 0 });
    }

    [Fact]
    public void Every_number_of_lanes_occurs_in_every_product_that_can_have_it()
    {
        string[] expected = ["8 bits in 2 lanes", "8 bits in 3 lanes", "16 bits in 1 lanes", "16 bits in 2 lanes"];
        foreach (Func<FrozenRecurrent, FrozenOperand?> operand in new Func<FrozenRecurrent, FrozenOperand?>[] { cell => cell.Input, cell => cell.Hidden })
        {
            Assert.Subset(Cells.Select(cell => Text(operand(cell)!)).ToHashSet(), expected.ToHashSet());
        }

        Assert.Subset(Cells.Select(cell => cell.Candidate).OfType<FrozenOperand>().Select(Text).ToHashSet(), expected.Where(text => !text.Contains("1 lanes", StringComparison.Ordinal)).ToHashSet());
        Assert.Subset(Cells.Select(cell => cell.Projection?.Input).OfType<FrozenOperand>().Select(Text).ToHashSet(), expected[..1].Concat(expected[2..]).ToHashSet());
    }

    [Fact]
    public void Every_kind_of_layer_direction_merge_and_sequence_occurs()
    {
        Assert.Equal(
            typeof(FrozenLayer).Assembly.GetTypes().Where(type => type.BaseType == typeof(FrozenLayer)).Select(type => type.Name).Order(),
            Layers.Select(layer => layer.GetType().Name).Distinct().Order());
        Assert.Equal(["average", "concatenate", "product", "sum"], Layers.OfType<FrozenBidirectional>().Select(layer => layer.Merge).Distinct().Order());
        Assert.Equal(["sequences", "steps", "windows"], s_models.Value.Select(model => model.Run.Kind).Distinct().Order());
        Assert.Equal(["finalState", "none", "output"], s_models.Value.Select(model => model.Sequence?.ContextUse).OfType<string>().Distinct().Order());
        Assert.Contains(s_models.Value, model => model.Sequence is { Decoder.Layers: [FrozenRecurrent, ..] });
        Assert.Contains(FrozenFolder.Names, name => name == "benchmark-gru");
        Assert.Contains(FrozenFolder.Names, name => name == "benchmark-lstm");
    }

    private static string Text(FrozenOperand operand) => $"{operand.Bits} bits in {operand.Lanes} lanes";
}

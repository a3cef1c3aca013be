using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Import.Forward;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Reference;
using Xunit;
using static TinyRnn.Quantizer.Tests.Import.Importing;

namespace TinyRnn.Quantizer.Tests.Import;

/// <summary>What forward does is stated, proven, or asked for.</summary>
public sealed class ForwardTests
{
    private const int Steps = 6;

    private static readonly (string, int[])[] s_gru =
    [
        ("gru.weight_ih_l0", [12, 2]),
        ("gru.weight_hh_l0", [12, 4]),
        ("gru.weight_ih_l1", [12, 4]),
        ("gru.weight_hh_l1", [12, 4]),
        ("fc.weight", [1, 4]),
        ("fc.bias", [1]),
    ];

    private static readonly (string, int[])[] s_pair =
    [
        ("enc.weight_ih_l0", [12, 2]),
        ("enc.weight_hh_l0", [12, 4]),
        ("dec.weight_ih_l0", [12, 4]),
        ("dec.weight_hh_l0", [12, 4]),
    ];

    private static readonly (string, int[])[] s_normalized =
    [
        .. s_gru[..4],
        ("norm.weight", [4]),
        ("norm.bias", [4]),
        ("norm.running_mean", [4]),
        ("norm.running_var", [4]),
        .. s_gru[4..],
    ];

    private static readonly ImportOptions s_told = new()
    {
        Task = NetworkTask.Regression,
        Window = Steps,
        Take = Taken.LastOutput,
        Layers = new Dictionary<string, LayerOptions> { ["gru"] = new(new StatedActivation(TinyRnn.Quantizer.Networks.Activation.Relu)) },
    };

    [Fact]
    public void What_is_stated_is_said_in_one_line()
    {
        ForwardTruth forward = Forward(Checkpoint.Random(s_gru), s_told);

        Assert.Equal("gru 2x4 -> last output -> relu -> dense 1", forward.Operations);
        Assert.Equal((ForwardKnowledge.Stated, null), (forward.Knowledge, forward.Question));
    }

    [Fact]
    public void What_is_not_told_is_asked_for_with_the_line_to_add()
    {
        ForwardTruth forward = Forward(Checkpoint.Random(s_gru));

        Assert.Equal((ForwardKnowledge.NotTold, "gru 2x4 -> ? -> ? -> dense 1"), (forward.Knowledge, forward.Operations));
        Assert.Contains("add: --take every_step --activation gru=none (or", forward.Question);
        Assert.Contains("A residual, attention, a pooling, a flipped input", forward.Question);
        AssertRefused(forward.Question!, Checkpoint.Random(s_gru));
    }

    [Theory]
    [InlineData("every_step", "every step")]
    [InlineData("final_state", "final state")]
    [InlineData("last_output", "last output")]
    [InlineData("last:3", "last 3 steps")]
    [InlineData("mean", "mean of the steps")]
    [InlineData("max", "max of the steps")]
    public void Each_way_to_take_steps_can_be_stated(string take, string said)
    {
        Assert.True(Taken.TryParse(take, out Taken? taken));

        ForwardTruth forward = Forward(Checkpoint.Random(s_gru), s_told with { Take = taken, Layers = Activation("gru", StatedNames.HeadActivations["none"]) });

        Assert.Equal((ForwardKnowledge.Stated, $"gru 2x4 -> {said} -> dense 1"), (forward.Knowledge, forward.Operations));
    }

    [Fact]
    public void Steps_that_a_dense_layer_takes_at_once_are_told_by_its_size()
    {
        byte[] file = Checkpoint.Random(Flat());
        ImportOptions flatten = new() { Task = NetworkTask.Regression, Take = Taken.Flatten };

        Assert.Contains("add: --window 6 --take flatten", Forward(file).Question);
        Assert.Equal("gru 4 -> flatten of 6 steps -> dense 2", Forward(file, flatten).Operations);
        Assert.Equal(Steps, Load(file, flatten).Window);
        AssertRefused("take flatten: expected windows of 6 steps", file, flatten with { Window = 5 });
    }

    [Fact]
    public void Steps_that_are_pooled_need_a_window() =>
        AssertRefused("how many steps the windows have, as all steps of a window are needed (--window N)", Checkpoint.Random(s_gru), s_told with { Window = null, Take = Taken.Mean });

    [Fact]
    public void An_encoder_and_a_decoder_need_their_order()
    {
        byte[] file = Checkpoint.Random(s_pair);
        ImportOptions stated = new() { Task = NetworkTask.Regression, Take = Taken.EveryStep };

        AssertRefused("add: --order enc,dec (or", file, stated);
        Assert.Equal(ForwardKnowledge.Stated, Forward(file, stated with { Order = ["enc", "dec"] }).Knowledge);
        AssertRefused("--order encoder,fc", Checkpoint.Random([("encoder.weight_ih_l0", [9, 2]), ("encoder.weight_hh_l0", [9, 3]), ("fc.weight", [1, 3])]), stated);
    }

    [Fact]
    public void Two_dense_layers_with_nothing_between_need_their_order_since_they_would_be_one()
    {
        byte[] file = Checkpoint.Random([("gru.weight_ih_l0", [9, 2]), ("gru.weight_hh_l0", [9, 3]), ("head.weight", [2, 3]), ("aux.weight", [2, 2])]);
        ImportOptions none = s_told with { Layers = new Dictionary<string, LayerOptions> { ["gru"] = new(StatedNames.HeadActivations["none"]), ["head"] = new(StatedNames.HeadActivations["none"]) } };

        AssertRefused("add: --order gru,head,aux (or", file, none);
        Assert.Equal(ForwardKnowledge.Stated, Forward(file, none with { Order = ["gru", "head", "aux"] }).Knowledge);
    }

    [Fact]
    public void A_recurrent_layer_behind_a_dense_one_needs_an_order_where_it_would_fit_elsewhere()
    {
        (string, int[])[] weights = [("out.weight", [4, 4]), ("out.bias", [4]), ("rnn.weight_ih_l0", [12, 4]), ("rnn.weight_hh_l0", [12, 4])];
        ImportOptions stated = new() { Task = NetworkTask.Regression, Take = Taken.EveryStep, Layers = Activation("out", StatedNames.HeadActivations["tanh"]) };

        AssertRefused("add: --order out,rnn (or", Checkpoint.Random(weights), stated);
        Assert.Equal("dense 4 -> tanh -> gru 4 -> every step", Forward(Checkpoint.Random(weights), stated with { Order = ["out", "rnn"] }).Operations);
    }

    [Fact]
    public void More_last_steps_than_a_window_has_are_refused() =>
        AssertRefused("take last:9: expected at most the 8 steps of a window, found 9", Checkpoint.Random(s_gru), s_told with { Window = 8, Take = new Taken(TakenKind.Last, 9) });

    [Fact]
    public void Batch_normalization_becomes_part_of_the_weights()
    {
        byte[] file = Checkpoint.Random(s_normalized);
        ImportOptions none = s_told with { Layers = Activation("gru", StatedNames.HeadActivations["none"]) };

        Network folded = Load(file, none);

        Assert.Equal("gru 2x4 -> last output -> batch normalization -> dense 1", Forward(file, none).Operations);
        Assert.Equal(4, folded.Layers.Count);
        AssertRefused("--activation norm=none", file, s_told);
        Assert.Equal(Normalized(folded), Run(folded, Window(1))[0], 1e-5);
    }

    [Theory]
    [InlineData("last_output", "relu")]
    [InlineData("every_step", "none")]
    [InlineData("mean", "tanh")]
    [InlineData("max", "none")]
    [InlineData("last:3", "sigmoid")]
    [InlineData("last_output", "softsign")]
    [InlineData("every_step", "elu")]
    public void Examples_prove_what_is_not_told(string take, string activation)
    {
        Assert.True(Taken.TryParse(take, out Taken? taken));
        byte[] file = Checkpoint.Random(s_gru);
        ImportOptions meant = s_told with { Take = taken, Layers = Activation("gru", StatedNames.HeadActivations[activation]) };
        ForwardExample[] examples = ExamplesOf(Load(file, meant));

        ForwardTruth forward = Forward(file, new ImportOptions { Task = NetworkTask.Regression, Examples = examples, Window = Steps });

        Assert.Equal((ForwardKnowledge.Proven, Forward(file, meant).Operations), (forward.Knowledge, forward.Operations));
        Assert.Equal(0, forward.Proof!.LargestDifference);
    }

    [Fact]
    public void Examples_prove_a_flattened_window()
    {
        byte[] file = Checkpoint.Random(Flat());
        Network meant = Load(file, new ImportOptions { Task = NetworkTask.Regression, Take = Taken.Flatten });

        Assert.Equal("gru 4 -> flatten of 6 steps -> dense 2", Forward(file, new ImportOptions { Examples = ExamplesOf(meant) }).Operations);
    }

    [Fact]
    public void Examples_of_windows_give_the_network_their_length() =>
        Assert.Equal(
            Steps,
            NetworkImporter.Read(
                new MemoryStream(Checkpoint.Random(s_gru)), FileName, new ImportOptions { Task = NetworkTask.Regression, Examples = ExamplesOf(Load(Checkpoint.Random(s_gru), s_told)) }).Network.Window);

    [Fact]
    public void Examples_of_logits_prove_a_network_to_which_the_task_adds_a_sigmoid()
    {
        byte[] file = Checkpoint.Random(s_gru);
        ForwardExample[] logits = ExamplesOf(Load(file, s_told));

        ImportedNetwork imported = NetworkImporter.Read(
            new MemoryStream(file), FileName, s_told with { Task = NetworkTask.Binary, Examples = logits });

        Assert.Equal((ForwardKnowledge.Proven, true), (imported.Forward.Knowledge, imported.Forward.Proof!.BeforeHead));
        Assert.Equal(ActivationKind.Sigmoid, ((DenseLayer)imported.Network.Layers[^1]).Activation.Kind);
    }

    [Fact]
    public void A_probability_that_examples_prove_decides()
    {
        byte[] file = Checkpoint.Random(s_gru);
        StatedActivation sigmoid = StatedNames.HeadActivations["sigmoid"];
        ForwardExample[] examples = ExamplesOf(Load(file, s_told with { HeadActivation = sigmoid }));

        ImportedNetwork imported = NetworkImporter.Read(new MemoryStream(file), FileName, new ImportOptions { Examples = examples, Window = Steps });

        Assert.Equal((ForwardKnowledge.Proven, NetworkTask.Binary), (imported.Forward.Knowledge, imported.Network.Description.Task));
        Assert.Equal((Taken.LastOutput, sigmoid, NetworkTask.Binary), (imported.Settled!.Take, imported.Settled.HeadActivation, imported.Settled.Task));
    }

    [Fact]
    public void An_autoencoder_is_proven_by_examples()
    {
        byte[] file = Checkpoint.Random(s_pair);
        Network chain = Load(file, new ImportOptions { Task = NetworkTask.Regression, Take = Taken.EveryStep, Order = ["enc", "dec"] });
        NetworkLayer[] layers =
            [chain.Layers[0], new LastStepLayer("last", 4, StepSelection.LastOutput), new RepeatLayer("repeat", 4, Steps), chain.Layers[1]];

        ForwardTruth forward = Forward(file, new ImportOptions { Examples = ExamplesOf(chain with { Layers = layers, Window = Steps }) });

        Assert.Equal((ForwardKnowledge.Proven, "gru 4 -> last output -> repeat 6 -> gru 4 -> every step"), (forward.Knowledge, forward.Operations));
    }

    [Fact]
    public void A_statement_that_is_wrong_is_caught_by_examples()
    {
        byte[] file = Checkpoint.Random(s_gru);
        ForwardExample[] examples = ExamplesOf(Load(file, s_told));

        AssertCaught(file, s_told with { Examples = examples, Take = Taken.Mean });
        AssertCaught(file, s_told with { Examples = examples, Layers = Activation("gru", StatedNames.HeadActivations["none"]) });
        AssertCaught(file, s_told with { Examples = examples, HeadActivation = StatedNames.HeadActivations["sigmoid"] });
    }

    [Fact]
    public void A_damaged_weight_and_a_swapped_gate_are_caught_by_examples()
    {
        ForwardExample[] examples = ExamplesOf(Load(Checkpoint.Random(s_gru), s_told));

        AssertCaught(Checkpoint.Random(s_gru, weights => weights[40] += 0.01f), s_told with { Examples = examples });
        AssertCaught(Checkpoint.Random(s_gru, weights => Array.Reverse(weights, 0, 16)), s_told with { Examples = examples });
    }

    [Fact]
    public void Each_output_is_judged_by_its_own_size()
    {
        (string, int[])[] layout = [.. s_gru[..^2], ("fc.weight", [2, 4]), ("fc.bias", [2])];
        int pressure = Checkpoint.OffsetOf(layout, "fc.bias");
        ForwardExample[] examples = ExamplesOf(Load(Checkpoint.Random(layout, weights => weights[pressure] = 101_325), s_told));
        byte[] damaged = Checkpoint.Random(layout, weights => (weights[pressure], weights[pressure + 1]) = (101_325, weights[pressure + 1] + 0.01f));

        ForwardProofException caught = Assert.Throws<ForwardProofException>(() => Load(damaged, s_told with { Examples = examples }));

        Assert.StartsWith("out.csv: row 1, output 1: the framework gave", caught.Message);
    }

    [Fact]
    public void Examples_in_which_the_inputs_have_no_part_prove_nothing()
    {
        byte[] file = Checkpoint.Random(s_gru);
        Network network = Load(file, s_told);
        float[] window = Array.ConvertAll(Window(1), value => 1e-9f * value);
        ForwardExample[] nothing = [new(Rows(window, 2), Rows(Run(network, window), network.OutputSize), "out.csv")];

        ForwardProofException caught = Assert.Throws<ForwardProofException>(() => Load(file, s_told with { Examples = nothing }));

        Assert.StartsWith("out.csv: the inputs are so small that zeros give the same outputs", caught.Message);
    }

    [Fact]
    public void Examples_that_several_networks_give_prove_nothing()
    {
        byte[] file = Checkpoint.Random(s_gru);
        ForwardExample[] one = ExamplesOf(Load(file, s_told with { Window = 1, Take = Taken.EveryStep, Layers = Activation("gru", StatedNames.HeadActivations["none"]) }), steps: 1);

        AssertRefused("the examples fit more than one network", file, new ImportOptions { Examples = one });
    }

    [Fact]
    public void Examples_of_other_sizes_are_refused()
    {
        byte[] file = Checkpoint.Random(s_gru);
        var example = new ForwardExample([[1, 2, 3]], [[1]], "out.csv");

        AssertRefused("the examples do not fit: 1 rows of 3 inputs and 1 rows of 1 outputs", file, s_told with { Examples = [example] });
    }

    private static void AssertCaught(byte[] file, ImportOptions options)
    {
        ForwardProofException caught = Assert.Throws<ForwardProofException>(() => Load(file, options));
        Assert.StartsWith("out.csv: row 1, output 0: the framework gave", caught.Message);
    }

    private static (string, int[])[] Flat() => [.. s_gru[..2], ("fc.weight", [2, 4 * Steps])];

    private static Dictionary<string, LayerOptions> Activation(string layer, StatedActivation activation) => new() { [layer] = new(activation) };

    private static ForwardExample[] ExamplesOf(Network network, int steps = Steps) =>
        Enumerable
            .Range(0, 8)
            .Select(seed =>
            {
                float[] window = Window(seed, steps);
                return new ForwardExample(Rows(window, 2), Rows(Run(network, window), network.OutputSize), "out.csv");
            })
            .ToArray();

    private static float[] Window(int seed, int steps = Steps)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, 2 * steps).Select(_ => (float)(4 * random.NextDouble()) - 2).ToArray();
    }

    private static float[][] Rows(float[] values, int size) => values.Chunk(size).ToArray();

    private static float[] Run(Network network, float[] window)
    {
        var output = new float[network.StepsOut(window.Length / network.InputSize) * network.OutputSize];
        new FloatNetwork(network).Run(window, output);
        return output;
    }

    /// <summary>The state of the recurrent layers, normalized and multiplied here.</summary>
    private static double Normalized(Network network)
    {
        var state = new float[4];
        new FloatNetwork(network with { Layers = network.Layers.Take(3).ToArray() }).Run(Window(1), state);
        float[] values = Checkpoint.RandomValues(s_normalized);
        int norm = Checkpoint.OffsetOf(s_normalized, "norm.weight");
        int dense = Checkpoint.OffsetOf(s_normalized, "fc.weight");
        double sum = values[dense + 4];
        for (int i = 0; i < 4; i++)
        {
            double normalized = (state[i] - values[norm + 8 + i]) / Math.Sqrt(values[norm + 12 + i] + 1e-5);
            sum += values[dense + i] * ((normalized * values[norm + i]) + values[norm + 4 + i]);
        }

        return sum;
    }
}

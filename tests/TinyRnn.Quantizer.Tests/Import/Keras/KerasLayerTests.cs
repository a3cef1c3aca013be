using System.Linq;
using TinyRnn.Quantizer.Networks;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Import.Keras;

/// <summary>What the arguments of a Keras layer become.</summary>
public sealed class KerasLayerTests
{
    [Theory]
    [InlineData("lstm-hard-sigmoid-2", 0.2)]
    [InlineData("lstm-hard-sigmoid-3", 1.0 / 6)]
    public void Hard_sigmoid_is_that_of_the_version_that_wrote_the_file(string name, double slope)
    {
        RecurrentLayer layer = First<RecurrentLayer>(name);

        Assert.Equal(new Activation(ActivationKind.HardSigmoid, slope, 0.5), layer.Options!.GateActivation);
        Assert.Equal(new Activation(ActivationKind.HardSigmoid, slope, 0.5), First<DenseLayer>(name).Activation);
    }

    [Theory]
    [InlineData("gru", false)]
    [InlineData("gru-no-bias", false)]
    [InlineData("gru-reset-before", true)]
    [InlineData("bidirectional-frozen", true)]
    public void Reset_after_is_kept(string name, bool before)
    {
        NetworkLayer layer = KerasFixture.Load(name).Layers[0];
        RecurrentLayer gru = layer is BidirectionalLayer both ? both.Backward : (RecurrentLayer)layer;

        Assert.Equal(before, gru.Options?.ResetBefore ?? false);
    }

    [Theory]
    [InlineData("bidirectional-concat", MergeMode.Concatenate)]
    [InlineData("bidirectional-sum", MergeMode.Sum)]
    [InlineData("bidirectional-mul", MergeMode.Multiply)]
    [InlineData("bidirectional-ave", MergeMode.Average)]
    public void Merge_mode_is_kept(string name, MergeMode merge) => Assert.Equal(merge, First<BidirectionalLayer>(name).Merge);

    [Fact]
    public void Relu_and_linear_and_leaky_relu_in_a_cell_are_kept()
    {
        CellOptions relu = First<RecurrentLayer>("lstm-relu").Options!;
        CellOptions linear = First<RecurrentLayer>("lstm-linear").Options!;

        Assert.Equal((Activation.Relu, Activation.Relu), (relu.CandidateActivation, relu.OutputActivation));
        Assert.Equal(new Activation(ActivationKind.Affine, 1, 0), linear.OutputActivation);
        Assert.Equal(new Activation(ActivationKind.LeakyRelu, 0.2), First<RecurrentLayer>("simple-rnn-leaky").Options!.CandidateActivation);
        Assert.Equal(Activation.Relu, KerasFixture.Load("simple-rnn").Layers.OfType<RecurrentLayer>().Last().EffectiveOptions.CandidateActivation);
    }

    [Fact]
    public void A_layer_that_goes_backwards_becomes_a_reverse_layer()
    {
        Network network = KerasFixture.Load("gru-backwards");

        Assert.IsType<ReverseLayer>(network.Layers[0]);
        Assert.Equal(StepSelection.FinalState, Assert.IsType<LastStepLayer>(network.Layers[1]).Selection);
    }

    [Fact]
    public void A_normalization_layer_becomes_mean_and_deviation_of_the_features()
    {
        Channel[] features = KerasFixture.Load("normalized").Description.Features.ToArray();

        Assert.Equal(["temperature", "pressure", "humidity"], features.Select(feature => feature.Name));
        Assert.Equal([20.0, 1013.0, 60.0], features.Select(feature => feature.Mean));
        Assert.Equal([6.0, 8.0, 15.0], features.Select(feature => feature.Deviation));
        Assert.Equal(["rain", "wind"], KerasFixture.Load("normalized").Description.Outputs.Select(output => output.Name));
    }

    [Theory]
    [InlineData("gru", 9)]
    [InlineData("intent", 9)]
    [InlineData("bidirectional-frozen", 9)]
    [InlineData("gru-stateful", 0)]
    [InlineData("gru-reset-before", 0)]
    public void The_window_is_the_time_axis_of_the_input_unless_the_network_is_stateful(string name, int window) =>
        Assert.Equal(window, KerasFixture.Load(name).Window);

    [Theory]
    [InlineData("gru", NetworkTask.Binary)]
    [InlineData("lstm-stack", NetworkTask.MultiClass)]
    [InlineData("simple-rnn", NetworkTask.MultiClass)]
    [InlineData("gru-stateful", NetworkTask.Regression)]
    public void The_task_follows_the_last_layer(string name, NetworkTask task) => Assert.Equal(task, KerasFixture.Load(name).Description.Task);

    [Fact]
    public void Stacked_cells_become_layers()
    {
        NetworkLayer[] layers = KerasFixture.Load("stacked-cells").Layers.ToArray();

        Assert.Equal(
            [CellKind.Gru, CellKind.Gru, CellKind.Lstm],
            layers.OfType<RecurrentLayer>().Select(layer => layer.Cell)
        );
        Assert.Equal(["rnn.0", "rnn.1", "rnn.2", "dense"], layers.Select(layer => layer.Name));
    }

    [Fact]
    public void The_one_bias_of_an_lstm_is_the_inputs()
    {
        RecurrentLayer layer = First<RecurrentLayer>("lstm-stack");

        Assert.Contains(layer.InputBias, value => value != 0);
        Assert.Equal(new float[layer.RecurrentBias.Length], layer.RecurrentBias);
    }

    [Theory]
    [InlineData("activation-between", "first,bend,second,second.last,cut,head", "relu", "tanh")]
    [InlineData("batch-normalization-alone", "gru,gru.last,bend,head,two", "relu", "none")]
    public void What_no_layer_beside_it_can_take_in_becomes_a_layer_of_its_own(string name, string layers, string first, string last)
    {
        Network network = KerasFixture.Load(name);
        DenseLayer[] alone = network.Layers.OfType<DenseLayer>().Where(layer => layer.Name is "bend" or "cut" or "two").ToArray();

        Assert.Equal(layers.Split(','), network.Layers.Select(layer => layer.Name));
        Assert.Equal([first, last], alone.Select(layer => layer.Activation.ToString()));
        Assert.All(alone, layer => Assert.Equal(layer.OutputSize, layer.Weights.Count(weight => weight != 0)));
    }

    [Theory]
    [InlineData("cudnn-gru", CellKind.Gru)]
    [InlineData("cudnn-weights-of-lstm", CellKind.Lstm)]
    public void Both_biases_of_a_fused_layer_are_kept(string name, CellKind cell)
    {
        RecurrentLayer layer = First<RecurrentLayer>(name);

        Assert.Equal(cell, layer.Cell);
        Assert.Null(layer.Options);
        Assert.Contains(layer.InputBias, value => value != 0);
        Assert.Contains(layer.RecurrentBias, value => value != 0);
    }

    private static T First<T>(string name)
        where T : NetworkLayer => KerasFixture.Load(name).Layers.OfType<T>().First();
}

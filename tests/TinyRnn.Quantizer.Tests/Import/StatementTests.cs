using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Networks;
using TinyRnn.TestSupport;
using Xunit;
using static TinyRnn.Quantizer.Tests.Import.Importing;

namespace TinyRnn.Quantizer.Tests.Import;

/// <summary>What is stated beside the weights: task, activations, names, units.</summary>
public sealed class StatementTests
{
    private static readonly byte[] s_binary = Checkpoint.Zeros(
        ("rnn.weight_ih_l0", [3, 2]),
        ("rnn.weight_hh_l0", [3, 3]),
        ("head.weight", [1, 3])
    );
    private static readonly byte[] s_threeClasses = Checkpoint.Zeros(
        ("gru.weight_ih_l0", [9, 2]),
        ("gru.weight_hh_l0", [9, 3]),
        ("head.weight", [3, 3])
    );
    private static readonly byte[] s_recurrentOnly = Checkpoint.Zeros(("gru.weight_ih_l0", [9, 2]), ("gru.weight_hh_l0", [9, 3]));
    private static readonly byte[] s_twoDense = Checkpoint.Zeros(("a.weight", [2, 2]), ("b.weight", [2, 2]));

    [Theory]
    [InlineData(NetworkTask.Regression, Head.None)]
    [InlineData(NetworkTask.Binary, Head.Sigmoid)]
    public void The_task_tells_the_head_activation(NetworkTask task, Head head) =>
        Assert.Equal(head, Heads.Of(Load(s_binary, new ImportOptions { Task = task })));

    [Fact]
    public void Classes_end_in_softmax() =>
        Assert.Equal(Head.Softmax, Heads.Of(Load(s_threeClasses, new ImportOptions { Task = NetworkTask.MultiClass })));

    [Fact]
    public void Without_task_and_activation_the_choices_are_listed() =>
        AssertRefused(
            "what the last layer 'head' (dense 3 -> 1) gives: numbers, logits or probabilities (--task binary, multiclass, regression, or --activation NAME: none, sigmoid, tanh, relu, softsign, elu, softmax, log_softmax)",
            s_binary,
            new ImportOptions()
        );

    [Fact]
    public void Without_a_dense_head_nothing_need_be_stated()
    {
        Network network = Load(s_recurrentOnly, new ImportOptions());

        Assert.Equal(NetworkTask.Regression, network.Description.Task);
        Assert.Equal(FileName, network.Description.Name);
        Assert.Equal(0.5, network.Description.Threshold);
        Assert.Empty(network.Description.Features);
    }

    [Fact]
    public void A_hidden_dense_layer_needs_a_stated_activation() =>
        AssertRefused("what stands between 'a' (dense 2 -> 2) and 'b' (dense 2 -> 2) (--activation a=NAME: none, sigmoid, tanh, relu, softsign, elu)", s_twoDense);

    [Theory]
    [InlineData(Head.Softmax)]
    [InlineData(Head.LogSoftmax)]
    public void Softmax_is_for_the_last_layer(Head head) =>
        AssertRefused("softmax and log_softmax are possible in the last layer only", s_twoDense, Layer("a", new(head.Stated())));

    [Fact]
    public void A_hard_sigmoid_has_the_slope_and_the_offset_that_are_stated() =>
        Assert.Equal(
            new Activation(ActivationKind.HardSigmoid, 0.2, 0.5),
            ((DenseLayer)Load(s_binary, new ImportOptions { HeadActivation = Head.HardSigmoid.Stated() }).Layers[^1]).Activation);

    [Fact]
    public void Softmax_of_one_output_is_refused() =>
        AssertRefused("softmax of a single output is always 1", s_binary, new ImportOptions { HeadActivation = Head.Softmax.Stated() });

    [Fact]
    public void A_head_activation_without_a_dense_head_is_refused() =>
        AssertRefused("the last layer 'gru' is recurrent", s_recurrentOnly, new ImportOptions { HeadActivation = Head.Sigmoid.Stated() });

    [Fact]
    public void The_head_activation_overrides_the_layers() =>
        Assert.Equal(
            Head.Tanh,
            Heads.Of(Load(s_binary, Layer("head", new(Head.Relu.Stated())) with { HeadActivation = Head.Tanh.Stated() }))
        );

    [Fact]
    public void A_nonlinearity_is_for_simple_recurrent_layers()
    {
        AssertRefused(
            "'gru' (GRU 2 -> 3): a nonlinearity can be stated for RNN layers only",
            s_recurrentOnly,
            Layer("gru", new(null, Activation.Relu))
        );
        AssertRefused("'head' (dense 3 -> 1): a nonlinearity", s_binary, Layer("head", new(null, Activation.Relu)));
        AssertRefused("the file has no RNN layer", s_recurrentOnly, new ImportOptions { Nonlinearity = Activation.Relu });
    }

    [Fact]
    public void The_nonlinearity_of_one_layer_overrides_that_of_all()
    {
        ImportOptions relu = new() { Task = NetworkTask.Regression, Nonlinearity = Activation.Relu };

        Assert.Equal(Activation.Relu, Candidate(Load(s_binary, relu)));
        Assert.Equal(Activation.Tanh, Candidate(Load(s_binary, relu with { Layers = Layer("rnn", new(null, Activation.Tanh)).Layers })));
        Assert.Equal(Activation.Tanh, Candidate(Load(s_binary)));
    }

    [Fact]
    public void A_layer_that_the_file_does_not_have_is_refused() =>
        AssertRefused(
            "layer 'heads' is described, but the file has 'rnn' (RNN 2 -> 3), 'head' (dense 3 -> 1) only",
            s_binary,
            Layer("heads", new(Head.Relu.Stated()))
        );

    [Fact]
    public void A_binary_task_needs_one_probability()
    {
        AssertRefused(
            "expected a last dense layer with one output and sigmoid, found 'head' with 3 outputs",
            s_threeClasses,
            new ImportOptions { Task = NetworkTask.Binary }
        );
        AssertRefused(
            "found 'head' with 1 outputs and tanh",
            s_binary,
            new ImportOptions { Task = NetworkTask.Binary, HeadActivation = Head.Tanh.Stated() }
        );
        AssertRefused("found 'gru' with 3 outputs", s_recurrentOnly, new ImportOptions { Task = NetworkTask.Binary });
    }

    [Fact]
    public void Classes_need_two_outputs() =>
        AssertRefused(
            "expected two outputs or more",
            s_binary,
            new ImportOptions { Task = NetworkTask.MultiClass, HeadActivation = Head.None.Stated() }
        );

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    [InlineData(-0.5)]
    public void A_threshold_lies_between_0_and_1(double threshold) =>
        AssertRefused(
            "threshold: expected a number between 0 and 1",
            s_binary,
            new ImportOptions { Task = NetworkTask.Binary, Threshold = threshold }
        );

    [Fact]
    public void A_threshold_is_for_binary_tasks() =>
        AssertRefused(
            "a threshold is stated, but the task is Regression",
            s_binary,
            new ImportOptions { Task = NetworkTask.Regression, Threshold = 0.4 }
        );

    public static TheoryData<string, Channel[]> WrongFeatures =>
        new()
        {
            { "features: expected 2, as the network has 2 inputs; found 1 ('a')", [new("a", "", 0, 1)] },
            { "found 3 ('a', 'b', 'c')", [new("a", "", 0, 1), new("b", "", 0, 1), new("c", "", 0, 1)] },
            { "'a': expected names that are not empty and distinct", [new("a", "", 0, 1), new("a", "", 0, 1)] },
            { "'': expected names", [new("a", "", 0, 1), new("", "", 0, 1)] },
            { "'b': expected a finite mean and a finite deviation above 0, found 0 and 0", [new("a", "", 0, 1), new("b", "", 0, 0)] },
            { "found 0 and -1", [new("a", "", 0, 1), new("b", "", 0, -1)] },
            { "found 0 and Infinity", [new("a", "", 0, 1), new("b", "", 0, double.PositiveInfinity)] },
            { "found NaN and 1", [new("a", "", double.NaN, 1), new("b", "", 0, 1)] },
        };

    [Theory]
    [MemberData(nameof(WrongFeatures))]
    public void Features_must_fit_the_inputs(string expected, Channel[] features) =>
        AssertRefused(expected, s_binary, new ImportOptions { Task = NetworkTask.Binary, Features = features });

    [Fact]
    public void Outputs_must_fit_the_outputs() =>
        AssertRefused(
            "outputs: expected 1, as the network has 1 outputs; found 2",
            s_binary,
            new ImportOptions { Task = NetworkTask.Binary, Outputs = [new("p", "", 0, 1), new("q", "", 0, 1)] }
        );

    [Fact]
    public void A_probability_has_no_unit_of_its_own() =>
        AssertRefused(
            "output 'p': a class's output has no mean and deviation",
            s_binary,
            new ImportOptions { Task = NetworkTask.Binary, Outputs = [new("p", "", 1, 1)] }
        );

    private static ImportOptions Layer(string name, LayerOptions options) =>
        new()
        {
            Task = NetworkTask.Regression,
            Layers = new Dictionary<string, LayerOptions> { [name] = options },
        };

    private static Activation Candidate(Network network) => network.Layers.OfType<RecurrentLayer>().Single().EffectiveOptions.CandidateActivation;
}

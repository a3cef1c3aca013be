using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Networks;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Import;

public sealed class SidecarTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tinyrnn-sidecar-");

    private string WeightsPath => Path.Combine(_folder.FullName, "rain.pt");

    public SidecarTests() =>
        File.WriteAllBytes(
            WeightsPath,
            Checkpoint.Zeros(("rnn.weight_ih_l0", [3, 2]), ("rnn.weight_hh_l0", [3, 3]), ("mid.weight", [3, 3]), ("head.weight", [1, 3]))
        );

    public void Dispose() => _folder.Delete(true);

    private const string Told = "\"take\": \"every_step\"";
    private const string ToldRnn = "\"rnn\": { \"nonlinearity\": \"tanh\", \"activation\": \"none\" }";

    [Fact]
    public void Everything_that_is_stated_is_read()
    {
        Write(
            """
            {
              "name": "rain-gru", "task": "binary", "threshold": 0.35,
              "features": [ { "name": "t", "unit": "degC", "mean": 21.9, "deviation": 6.4 }, { "name": "p" } ],
              "outputs": [ { "name": "rain" } ],
              "layers": { "mid": { "activation": "relu" }, "rnn": { "nonlinearity": "relu", "activation": "none" }, "head": { } },
              "take": "every_step",
              "order": [ "rnn", "mid", "head" ]
            }
            """
        );

        Network network = NetworkImporter.Load(WeightsPath);

        Assert.Equal(
            ("rain-gru", NetworkTask.Binary, 0.35),
            (network.Description.Name, network.Description.Task, network.Description.Threshold)
        );
        Assert.Equal([new Channel("t", "degC", 21.9, 6.4), new Channel("p", "", 0, 1)], network.Description.Features);
        Assert.Equal([new Channel("rain", "", 0, 1)], network.Description.Outputs);
        Assert.Equal(Activation.Relu, ((RecurrentLayer)network.Layers[0]).EffectiveOptions.CandidateActivation);
        Assert.Equal(
            [Activation.Relu, Activation.Sigmoid],
            network.Layers.OfType<DenseLayer>().Select(layer => layer.Activation)
        );
    }

    [Fact]
    public void The_column_of_a_feature_reaches_the_signature()
    {
        Write(
            $$"""
            {
              "features": [ { "name": "t" }, { "name": "p", "unit": "hPa", "column": "Luftdruck*0.1" } ],
              "task": "regression", {{Told}}, "layers": { "mid": { "activation": "relu" }, {{ToldRnn}} }
            }
            """
        );

        Assert.Equal([null, "Luftdruck*0.1"], ModelSignature.Of(NetworkImporter.Load(WeightsPath)).UsualColumns);
    }

    [Fact]
    public void The_name_is_the_files_when_none_is_stated()
    {
        Write($$"""{ "task": "regression", {{Told}}, "layers": { "mid": { "activation": "relu" }, {{ToldRnn}} } }""");

        Assert.Equal("rain", NetworkImporter.Load(WeightsPath).Description.Name);
    }

    [Fact]
    public void Options_override_the_sidecar_part_by_part()
    {
        Write(
            """{ "name": "a", "task": "binary", "threshold": 0.3, "take": "every_step", "layers": { "mid": { "activation": "relu" }, "rnn": { "nonlinearity": "relu", "activation": "none" } } }"""
        );
        ImportOptions options = new()
        {
            Name = "b",
            Threshold = 0.6,
            Layers = new Dictionary<string, LayerOptions> { ["mid"] = new(Head.Tanh.Stated()) },
        };

        Network network = NetworkImporter.Load(WeightsPath, options);

        Assert.Equal(("b", NetworkTask.Binary, 0.6), (network.Description.Name, network.Description.Task, network.Description.Threshold));
        Assert.Equal(Activation.Relu, ((RecurrentLayer)network.Layers[0]).EffectiveOptions.CandidateActivation);
        Assert.Equal(Activation.Tanh, ((DenseLayer)network.Layers[1]).Activation);
    }

    [Fact]
    public void Another_sidecar_can_be_named()
    {
        Write("not even JSON");
        string other = Path.Combine(_folder.FullName, "other.json");
        File.WriteAllText(other, $$"""{ "name": "other", "task": "regression", {{Told}}, "layers": { "mid": { "activation": "relu" }, {{ToldRnn}} } }""");

        Assert.Equal("other", NetworkImporter.Load(WeightsPath, new ImportOptions { SidecarPath = other }).Description.Name);
    }

    [Theory]
    [InlineData("{", "not valid JSON")]
    [InlineData("""{ "name": "\ud800" }""", "not valid JSON")]
    [InlineData("""{ "\ud800": 1 }""", "not valid JSON")]
    [InlineData("[]", "expected an object, found Array")]
    [InlineData("""{ "tasks": "binary" }""", "expected keys out of name, task, threshold, features, outputs, target, vocabulary, readings, step, zone, hold, derived, window, examples, reconstruction_error, one_hot, without_padding, layers, order, take, network, decoder, context, context_use, context_features, context_vocabulary, context_window, start_token, stop_token, maximum_length; found 'tasks'")]
    [InlineData("""{ "task": "binary", "task": "regression" }""", "not valid JSON")]
    [InlineData("""{ "task": "classify" }""", "task: expected one of binary, multiclass, regression; found 'classify'")]
    [InlineData("""{ "task": 1 }""", "task: expected text, found Number")]
    [InlineData("""{ "name": " " }""", "name: expected text, found none")]
    [InlineData("""{ "threshold": "0.5" }""", "threshold: expected a number, found String")]
    [InlineData("""{ "threshold": 1e999 }""", "threshold: expected a finite number, found 1e999")]
    [InlineData("""{ "features": {} }""", "features: expected an array, found Object")]
    [InlineData(
        """{ "features": [ { "name": "a" }, { "name": "b", "std": 1 } ] }""",
        "features[1]: expected keys out of name, unit, mean, deviation, column, op, of, steps, clip; found 'std'"
    )]
    [InlineData("""{ "features": [ { "mean": 1 } ] }""", "features[0]: key name is missing")]
    [InlineData("""{ "features": [ { "name": "a", "deviation": 0 } ] }""", "features[0].deviation: expected a number above 0, found 0")]
    [InlineData("""{ "outputs": [ { "name": "a", "deviation": -2 } ] }""", "outputs[0].deviation: expected a number above 0, found -2")]
    [InlineData(
        """{ "layers": { "head": { "activation": "gelu" } } }""",
        "layers.head.activation: expected one of none, sigmoid, tanh, relu, softsign, elu, softmax, log_softmax; found 'gelu'"
    )]
    [InlineData(
        """{ "layers": { "head": { "activation": "hard_sigmoid" } } }""",
        "layers.head.activation: expected one of none, sigmoid, tanh, relu, softsign, elu, softmax, log_softmax; found 'hard_sigmoid'"
    )]
    [InlineData(
        """{ "layers": { "rnn": { "nonlinearity": "sin" } } }""",
        "layers.rnn.nonlinearity: expected one of tanh, relu; found 'sin'"
    )]
    [InlineData("""{ "layers": { "rnn": { "bias": true } } }""", "layers.rnn: expected keys out of activation, nonlinearity, type; found 'bias'")]
    [InlineData("""{ "order": [ 1 ] }""", "order[0]: expected text, found Number")]
    [InlineData("""{ "take": "last:0" }""", "take: expected one of every_step, final_state, last_output, last:K, mean, max, flatten, K from 1 to 4096; found 'last:0'")]
    [InlineData("""{ "examples": [ { "input": [[1], [1, 2]], "output": [[1]] } ] }""", "examples[0].input: expected rows of numbers, all of one length")]
    [InlineData("""{ "examples": [ { "input": [[1]] } ] }""", "examples[0]: key output is missing")]
    [InlineData("""{ "examples": [ { "input": [[1e300]], "output": [[1]] } ] }""", "expected rows of numbers")]
    public void A_wrong_sidecar_is_refused_with_the_place(string json, string expected)
    {
        Write(json);

        ImportException exception = Assert.Throws<ImportException>(() => NetworkImporter.Load(WeightsPath));

        Assert.Equal("rain.json", exception.File);
        Assert.Contains(expected, exception.Message);
    }

    [Fact]
    public void A_named_sidecar_that_is_missing_is_refused()
    {
        ImportException exception = Assert.Throws<ImportException>(() =>
            NetworkImporter.Load(WeightsPath, new ImportOptions { SidecarPath = Path.Combine(_folder.FullName, "none.json") })
        );

        Assert.StartsWith("none.json: the sidecar cannot be read", exception.Message);
    }

    [Fact]
    public void Weights_that_are_missing_are_refused()
    {
        ImportException exception = Assert.Throws<ImportException>(() => NetworkImporter.Load(Path.Combine(_folder.FullName, "none.pt")));

        Assert.StartsWith("none.pt: the file cannot be read", exception.Message);
    }

    private void Write(string json) => File.WriteAllText(Path.ChangeExtension(WeightsPath, ".json"), json);
}

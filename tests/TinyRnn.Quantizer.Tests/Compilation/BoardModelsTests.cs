using System;
using System.IO;
using System.Linq;
using TinyRnn.Quantizer.Compilation;
using TinyRnn.Quantizer.Models;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Compilation;

/// <summary>
/// The models in tests/nano/compiled, which tests/nano/run.sh compiles into several assemblies and runs on the board's CLR. Set
/// TINYRNN_WRITE_GOLDEN=1 to make them anew.
/// </summary>
public class BoardModelsTests
{
    public static TheoryData<string, int, int, int, UnitKind, int> Models =>
        new()
        {
            { "gru-8-64-64-4", 8, 8, 4, UnitKind.Gru, 64 },
            { "lstm-16-48-1", 8, 16, 1, UnitKind.Lstm, 48 },
        };

    [Theory]
    [MemberData(nameof(Models))]
    public void Models_for_the_board_are_what_their_names_say_and_pass_their_long_self_test(
        string name, int bits, int inputs, int outputs, UnitKind cell, int units)
    {
        string path = Repository.PathOf($"tests/nano/compiled/{name}.trnn");
        if (Environment.GetEnvironmentVariable("TINYRNN_WRITE_GOLDEN") == "1")
        {
            (UnitKind, int)[] cells = [.. Enumerable.Repeat((cell, units), cell == UnitKind.Gru ? 2 : 1)];
            File.WriteAllBytes(path, RandomModels.BytesOf(1, bits, inputs, outputs, cells));
        }

        RnnModel model = RnnModel.Load(File.ReadAllBytes(path));

        int[] sizes = [model.Info.Inputs.Length, .. model.Layers.Select(layer => layer.OutputSize)];
        Assert.Equal(string.Join('-', sizes.Take(sizes.Length - 1)) + "-" + outputs, name[(name.IndexOf('-', StringComparison.Ordinal) + 1)..]);
        SelfTestResult result = new LoadedNetwork(model).SelfTest();
        Assert.True(result.Passed, result.ToString());
        Assert.Equal(RandomModels.Calibration, result.Steps);
    }

    [Theory]
    [InlineData("fine-sigmoid", ActivationKind.Sigmoid)]
    [InlineData("fine-tanh", ActivationKind.Tanh)]
    public void Models_of_outputs_that_barely_move_have_the_fine_functions(string name, ActivationKind kind)
    {
        string path = Repository.PathOf($"tests/nano/compiled/{name}.trnn");
        if (Environment.GetEnvironmentVariable("TINYRNN_WRITE_GOLDEN") == "1")
        {
            var random = new Random(2);
            Network network = RandomNetworks.Of(
                RandomNetworks.Recurrent(random, CellKind.Gru, 3, 6), RandomNetworks.Dense(random, 6, 2, new Activation(kind), scale: 1e-3));
            File.WriteAllBytes(path, QuantizedNetwork.Make(network, RandomReadings.Make(random, 200, 3), new QuantizationOptions { SelfTestSteps = 200 }));
        }

        RnnModel model = RnnModel.Load(File.ReadAllBytes(path));

        Assert.Equal($"Fine{kind}", ((DenseKernel)model.Layers[^1]).Activation.Function.ToString());
        SelfTestResult result = new LoadedNetwork(model).SelfTest();
        Assert.True(result.Passed, result.ToString());
        Assert.Equal(200, result.Steps);
    }

    [Fact]
    public void A_model_of_states_that_barely_move_has_a_narrow_table_and_fine_copies()
    {
        string path = Repository.PathOf("tests/nano/compiled/quiet-lstm.trnn");
        if (Environment.GetEnvironmentVariable("TINYRNN_WRITE_GOLDEN") == "1")
        {
            var random = new Random(3);
            Network network = RandomNetworks.Of(RandomNetworks.Recurrent(random, CellKind.Lstm, 3, 6, 0.3), RandomNetworks.Dense(random, 6, 2, Activation.None));
            var options = new QuantizationOptions { Precision = LayerPrecision.Widest, FineCopies = true, TableCorrection = true, Table = new(3), SelfTestSteps = 200 };
            File.WriteAllBytes(path, QuantizedNetwork.Make(network, RandomReadings.Make(random, 200, 3), options));
        }

        RnnModel model = RnnModel.Load(File.ReadAllBytes(path));

        Assert.Equal(SigmoidValues.Compute(3), TableValues.Of(model.Table));
        Assert.True(((LstmKernel)model.Layers[0]).RecurrentCopy.Limit > ModelLimits.Copy);
        Assert.True(model.Layers[1].InputCopy.Limit > ModelLimits.Copy);
        SelfTestResult result = new LoadedNetwork(model).SelfTest();
        Assert.True(result.Passed, result.ToString());
        Assert.Equal(200, result.Steps);
    }
}

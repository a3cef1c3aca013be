using System;
using TinyRnn.Tests.Cells;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Tests.Format;

/// <summary>The one record of an activation, in all places where a layer has it.</summary>
public class ActivationRules
{
    private static readonly string[] s_lstm = ["gate activation ", "candidate activation ", "output activation "];

    /// <summary>A model whose gates, candidates and outputs are cut or scaled, and one of plain layers.</summary>
    private static ModelEditor Clipped(string name) => new(CellOptionModels.Make(name));

    private static ModelEditor Plain => new(SampleModels.RnnLstmSigmoid);

    private static void Refuses(ModelEditor model, string layer, string name, string field, string expected, string actual) =>
        FormatAssert.Fails(model.Sealed(), $"{layer} ({name}): {field}", model.Layout[layer + " " + field], expected, actual);

    [Theory]
    [InlineData(9)]
    [InlineData(255)]
    public void An_unknown_function_is_refused(int function)
    {
        Refuses(Plain.SetByte("layer 0 candidate activation function", function), "layer 0", "Rnn", "candidate activation function", "0 to 8", function.ToString());
        foreach (string activation in s_lstm)
        {
            Refuses(Plain.SetByte("layer 1 " + activation + "function", function), "layer 1", "Lstm", activation + "function", "0 to 8", function.ToString());
        }

        Refuses(Plain.SetByte("layer 2 activation function", function), "layer 2", "Sigmoid", "activation function", "0 to 8", function.ToString());
    }

    [Theory]
    [InlineData(2)]
    [InlineData(255)]
    public void A_range_is_there_or_not(int range)
    {
        foreach (string activation in s_lstm)
        {
            Refuses(Plain.SetByte("layer 1 " + activation + "range", range), "layer 1", "Lstm", activation + "range", "0 to 1", range.ToString());
        }

        Refuses(Plain.SetByte("layer 2 activation range", range), "layer 2", "Sigmoid", "activation range", "0 to 1", range.ToString());
    }

    [Theory]
    [InlineData(nameof(ActivationFunction.Sigmoid), 0, (16L << 36) - 1)]
    [InlineData(nameof(ActivationFunction.Tanh), 0, (16L << 36) - 1)]
    [InlineData(nameof(ActivationFunction.Linear), -int.MaxValue, int.MaxValue)]
    [InlineData(nameof(ActivationFunction.Leaky), -int.MaxValue, int.MaxValue)]
    [InlineData(nameof(ActivationFunction.Threshold), -int.MaxValue, int.MaxValue)]
    [InlineData(nameof(ActivationFunction.Softsign), -int.MaxValue, int.MaxValue)]
    [InlineData(nameof(ActivationFunction.Elu), 0, (1L << 61) - 1)]
    [InlineData(nameof(ActivationFunction.FineSigmoid), 0, (16L << 36) - 1)]
    [InlineData(nameof(ActivationFunction.FineTanh), 0, (16L << 36) - 1)]
    public void A_range_lies_in_that_of_its_function(string function, long least, long most)
    {
        const string layer = "layer 0";
        const string name = "gru-clip";
        const string field = "candidate activation ";
        ModelEditor Model(long from, long to) =>
            Clipped(name).SetByte("layer 0 candidate activation function", (int)Enum.Parse<ActivationFunction>(function)).SetInt32("layer 0 candidate activation parameter", 0)
                .SetInt64("layer 0 candidate activation least", from).SetInt64("layer 0 candidate activation most", to);

        Refuses(Model(least - 1, most), layer, name, field + "least", $"{least} to {most}", $"{least - 1}");
        Refuses(Model(most + 1, most), layer, name, field + "least", $"{least} to {most}", $"{most + 1}");
        Refuses(Model(long.MinValue, most), layer, name, field + "least", $"{least} to {most}", $"{long.MinValue}");
        Refuses(Model(least, most + 1), layer, name, field + "most", $"{least} to {most}", $"{most + 1}");
        Refuses(Model(7, 6), layer, name, field + "most", $"7 to {most}", "6");
        Refuses(Model(7, long.MinValue), layer, name, field + "most", $"7 to {most}", $"{long.MinValue}");
        RnnModel.Load(Model(least, most).Sealed());
        RnnModel.Load(Model(7, 7).Sealed());
    }

    [Fact]
    public void Ranges_are_checked_in_gates_and_outputs_too()
    {
        Refuses(Clipped("gru-clip").SetInt64("layer 0 gate activation least", -1), "layer 0", "gru-clip", "gate activation least", "0 to 1099511627775", "-1");
        Refuses(
            Clipped("lstm-relu").SetInt64("layer 0 output activation most", 1L << 31), "layer 0", "lstm-relu", "output activation most", "0 to 2147483647",
            "2147483648");
    }

    [Fact]
    public void A_parameter_is_of_32_bits_without_the_most_negative_number()
    {
        foreach (string activation in s_lstm)
        {
            Refuses(
                Plain.SetInt32("layer 1 " + activation + "parameter", int.MinValue), "layer 1", "Lstm", activation + "parameter", "-2147483647 to 2147483647",
                "-2147483648");
        }

        Refuses(
            Plain.SetInt32("layer 2 activation parameter", int.MinValue), "layer 2", "Sigmoid", "activation parameter", "-2147483647 to 2147483647",
            "-2147483648");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void A_linear_function_has_no_parameter(int parameter)
    {
        Refuses(
            Clipped("lstm-relu").SetInt32("layer 0 candidate activation parameter", parameter), "layer 0", "lstm-relu", "candidate activation parameter", "0",
            parameter.ToString());
        Refuses(
            new ModelEditor(SampleModels.GruSoftmax).SetInt32("layer 1 activation parameter", parameter), "layer 1", "None", "activation parameter", "0",
            parameter.ToString());
    }

    [Fact]
    public void What_an_LSTM_makes_of_its_cell_keeps_its_bounds()
    {
        const string name = "lstm-relu";
        Refuses(
            Clipped(name).SetInt32("layer 0 output scale", int.MinValue), "layer 0", name, "output scale", "-2147483647 to 2147483647", "-2147483648");
        foreach (long bias in new[] { 1L << 62, -(1L << 62), long.MinValue })
        {
            Refuses(
                Clipped(name).SetInt64("layer 0 output bias", bias), "layer 0", name, "output bias", "-4611686018427387903 to 4611686018427387903",
                bias.ToString());
        }

        Refuses(Clipped(name).SetByte("layer 0 output shift", 47), "layer 0", name, "output shift", "0 to 46", "47");
    }

    [Fact]
    public void Every_function_is_read_in_every_place_with_or_without_a_range()
    {
        foreach (ActivationFunction function in Enum.GetValues<ActivationFunction>())
        {
            ModelEditor model = Plain;
            foreach (string activation in s_lstm)
            {
                model.SetByte("layer 1 " + activation + "function", (int)function);
                model.SetInt32("layer 1 " + activation + "parameter", function == ActivationFunction.Linear ? 0 : 1 << 18);
            }

            model.SetByte("layer 2 activation function", (int)function).SetInt32("layer 2 activation parameter", 0);
            var network = QuantizedNetwork.Load(model.Sealed());
            network.Step(new float[network.InputSize], new float[network.OutputSize]);
        }
    }
}

using System.Linq;
using TinyRnn.TestSupport;
using Xunit;
using static TinyRnn.TestSupport.RecipeModels;

namespace TinyRnn.Tests.Format;

/// <summary>The section of the recipe.</summary>
public class RecipeRules
{
    private static readonly byte[][] s_inputs = [Input(0), Input(1)];

    private static void Refuses(byte[] contents, string what, int at, string expected, string actual) =>
        FormatAssert.Fails(Make(contents), what, Start + at, expected, actual);

    private static void RefusesOperation(byte[] operation, string what, int at, string expected, string actual) =>
        Refuses(Contents(12, [operation], s_inputs), "operation 0 " + what, 4 + at, expected, actual);

    private static void RefusesInputs(byte[][] inputs, string what, int at, string expected, string actual) =>
        Refuses(Contents(12, [], inputs), what, 4 + at, expected, actual);

    [Fact]
    public void A_recipe_of_every_kind_is_read_and_stepped()
    {
        var network = new LoadedNetwork(RnnModel.Load(EveryKind));
        Assert.Equal((60, 12, 2), (network.Info.Recipe.Step, network.Info.Recipe.Hold, network.Info.Recipe.Readings.Length));
        var outputs = new float[2];
        Assert.Equal(StepOutcome.Started, network.Step([20, 50], 0, outputs));
        Assert.Equal(StepOutcome.Repeated, network.Step([20, 50], 29, outputs));
        Assert.Equal(StepOutcome.Bridged, network.Step([20, float.NaN], 600, outputs));
        Assert.All(outputs, value => Assert.True(float.IsFinite(value)));
        Assert.Equal(StepOutcome.Refused, network.Step([20, 50], 0, outputs));
        Assert.All(outputs, value => Assert.True(float.IsNaN(value)));
        Assert.Equal(StepOutcome.Waiting, network.Step([20, float.NaN], 6000, outputs));
    }

    [Theory]
    [InlineData(0, "center")]
    [InlineData(1, "gain")]
    public void Readings_of_a_recipe_have_no_scale(int reading, string field)
    {
        byte[] contents = Contents(12, [], s_inputs);
        byte[] file = Editor(contents).SetSingle($"input {reading} {field}", 2).Sealed();
        string found = field == "center" ? "2 and 1" : "0 and 2";
        FormatAssert.Fails(file, $"reading {reading}", Start - 5, "center 0 and gain 1 of what a recipe takes", found);
    }

    [Fact]
    public void Hold_has_a_limit() => Refuses(Contents(4097, [], s_inputs), "hold", 0, "0 to 4096", "4097");

    [Fact]
    public void Operations_have_a_limit() =>
        Refuses(Contents(12, [.. Enumerable.Repeat<byte[]>([16], 1025)], s_inputs), "number of operations", 2, "0 to 1024", "1025");

    [Theory]
    [InlineData(0)]
    [InlineData(14)]
    [InlineData(15)]
    [InlineData(22)]
    [InlineData(255)]
    public void An_unknown_kind_is_refused(int kind) => RefusesOperation([(byte)kind], "kind", 0, "1 to 13 or 16 to 21", kind.ToString());

    [Fact]
    public void An_operation_takes_values_before_it() => RefusesOperation(Operation(1, 2, 1), "value", 1, "0 to 1", "2");

    [Fact]
    public void A_second_value_stands_before_too() => RefusesOperation(Operation(7, 0, 2), "second value", 3, "0 to 1", "2");

    [Fact]
    public void Elapsed_takes_a_reading() =>
        Refuses(Contents(12, [Operation(11, 0), Operation(13, 2)], s_inputs), "operation 1 value", 8, "0 to 1", "2");

    [Theory]
    [InlineData(0)]
    [InlineData(4097)]
    public void Steps_have_a_range(int steps) => RefusesOperation(Operation(3, 0, steps), "steps", 3, "1 to 4096", steps.ToString());

    [Fact]
    public void Limits_are_finite() => RefusesOperation(Clip(0, float.NaN, 1), "least", 3, "a finite number", "NaN or infinity");

    [Fact]
    public void Limits_stand_in_order() => RefusesOperation(Clip(0, 1, -1), "most", 7, "at least 1", "-1");

    [Fact]
    public void A_recipe_gives_inputs() => RefusesInputs([], "number of inputs", 0, "1 to 512", "0");

    [Fact]
    public void An_input_is_a_value() => RefusesInputs([Input(2), Input(0)], "input 0 value", 2, "0 to 1", "2");

    [Fact]
    public void A_center_is_finite() =>
        RefusesInputs([Input(0, float.PositiveInfinity), Input(1)], "input 0 center", 7, "a finite number", "NaN or infinity");

    [Fact]
    public void A_gain_is_positive() => RefusesInputs([Input(0, 0, 0), Input(1)], "input 0 gain", 11, "a positive number", "0");

    [Fact]
    public void Histories_have_a_limit()
    {
        byte[][] chain = [.. Enumerable.Range(0, 5).Select(i => Operation(3, i == 0 ? 0 : i + 1, 4096))];
        byte[] contents = Contents(12, chain, s_inputs);
        Refuses(contents, "histories", contents.Length, "at most 16384 values", "20480");
    }

    [Fact]
    public void The_section_is_read_to_its_end()
    {
        byte[] contents = Contents(12, [], s_inputs);
        Refuses([.. contents, 1], "end of section features", contents.Length, "no more bytes", "1 more");
    }
}

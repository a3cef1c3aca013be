using System;
using System.Linq;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Reference;
using TinyRnn.Quantizer.Tests.Import;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Reference;

public sealed class FloatNetworkTests
{
    [Fact]
    public void A_gru_unit_is_computed_as_its_equations_say()
    {
        var gru = new RecurrentLayer(
            "gru",
            CellKind.Gru,
            1,
            1,
            [0.5f, -0.25f, 2f],
            [1f, 0.75f, -1.5f],
            [0.1f, 0.2f, 0.3f],
            [-0.4f, 0.5f, 0.6f]
        );
        var network = new FloatNetwork(Of(gru));
        network.HiddenState(0)[0] = 0.8f;
        const double x = 1.5,
            h = 0.8;
        double r = Sigmoid((0.5 * x) + 0.1 + (1 * h) - 0.4);
        double z = Sigmoid((-0.25 * x) + 0.2 + (0.75 * h) + 0.5);
        double n = Math.Tanh((2 * x) + 0.3 + (r * ((-1.5 * h) + 0.6)));

        Assert.Equal(((1 - z) * n) + (z * h), Step(network, 1.5f), 6);
    }

    [Fact]
    public void An_lstm_unit_is_computed_as_its_equations_say()
    {
        var lstm = new RecurrentLayer(
            "lstm",
            CellKind.Lstm,
            1,
            1,
            [0.5f, -0.25f, 2f, 1f],
            [1f, 0.75f, -1.5f, 0.3f],
            [0.1f, 0.2f, 0.3f, 0.4f],
            [-0.4f, 0.5f, 0.6f, 0.7f]
        );
        var network = new FloatNetwork(Of(lstm));
        network.HiddenState(0)[0] = 0.8f;
        network.CellState(0)[0] = -2.5f;
        const double x = 1.5,
            h = 0.8;
        double i = Sigmoid((0.5 * x) + 0.1 + (1 * h) - 0.4);
        double f = Sigmoid((-0.25 * x) + 0.2 + (0.75 * h) + 0.5);
        double g = Math.Tanh((2 * x) + 0.3 + (-1.5 * h) + 0.6);
        double o = Sigmoid((1 * x) + 0.4 + (0.3 * h) + 0.7);
        double c = (f * -2.5) + (i * g);

        Assert.Equal(o * Math.Tanh(c), Step(network, 1.5f), 6);
        Assert.Equal(c, network.CellState(0)[0], 6);
    }

    [Theory]
    [InlineData(UnitKind.Rnn)]
    [InlineData(UnitKind.ReluRnn)]
    public void A_simple_unit_is_computed_as_its_equation_says(UnitKind unit)
    {
        var network = new FloatNetwork(Of(new RecurrentLayer("rnn", unit.Cell(), 1, 1, [0.5f], [-0.75f], [0.1f], [0.2f], unit.Options())));
        network.HiddenState(0)[0] = -0.8f;
        double sum = (0.5 * 1.5) + 0.1 + (-0.75 * -0.8) + 0.2;

        Assert.Equal(unit == UnitKind.Rnn ? Math.Tanh(sum) : sum, Step(network, 1.5f), 6);
    }

    [Fact]
    public void Readings_and_outputs_are_in_physical_units()
    {
        var description = new NetworkDescription(
            "n",
            [new Channel("t", "degC", 20, 4)],
            [new Channel("p", "hPa", 1000, 10)],
            NetworkTask.Regression,
            0.5
        );
        var network = new FloatNetwork(new Network(description, [new DenseLayer("head", 1, 1, [3f], [0.5f], Activation.None)]));

        Assert.Equal(1000 + (10 * ((3 * (26 - 20) / 4.0) + 0.5)), Step(network, 26));
        Assert.Equal([1.5f], network.NormalizedReading.ToArray());
        Assert.Equal([5f], network.LayerOutput(0).ToArray());
    }

    [Fact]
    public void Softmax_of_large_sums_stays_finite()
    {
        var network = new FloatNetwork(Of(new DenseLayer("head", 1, 3, [1000f, 999f, -1000f], [0f, 0f, 0f], Activation.None), new SoftmaxLayer("softmax", 3, false)));
        float[] output = new float[3];

        network.Step([1f], output);

        Assert.Equal(Sigmoid(1), output[0], 6);
        Assert.Equal(Sigmoid(-1), output[1], 6);
        Assert.InRange(output[2], 0f, 1e-37f);
    }

    [Theory]
    [InlineData(Head.Tanh)]
    [InlineData(Head.Sigmoid)]
    public void Activations_are_exact_to_a_few_units_in_the_last_place(Head head)
    {
        const int size = 256;
        float[] weights = Enumerable.Range(0, size).Select(i => (i % 2 == 0 ? 1 : -1) * MathF.Pow(10, (i / 32f) - 6)).ToArray();
        var network = new FloatNetwork(Of(new DenseLayer("head", 1, size, weights, new float[size], head.Function())));
        float[] output = new float[size];

        network.Step([1f], output);

        for (int i = 0; i < size; i++)
        {
            double expected = head == Head.Tanh ? Math.Tanh(weights[i]) : Sigmoid(weights[i]);
            double error = Math.Abs(output[i] - expected) / Math.Max(Math.Abs(expected), 1e-30);
            Assert.True(error < 5e-7, $"{head}({weights[i]}): expected {expected}, found {output[i]}.");
        }
    }

    [Fact]
    public void Reset_starts_again_from_zero()
    {
        FloatNetwork network = Fixture("lstm-stack3-2-9");
        float first = Step(network, 0.5f, -1f);
        float second = Step(network, 0.5f, -1f);
        network.Reset();

        Assert.NotEqual(first, second);
        Assert.Equal(new float[9], network.CellState(2).ToArray());
        Assert.Equal(first, Step(network, 0.5f, -1f));
    }

    [Fact]
    public void A_state_that_is_read_and_written_continues_the_same_in_another_instance()
    {
        FloatNetwork one = Fixture("lstm-stack3-2-9");
        FloatNetwork other = Fixture("lstm-stack3-2-9");
        for (int i = 0; i < 20; i++)
        {
            Step(one, MathF.Sin(i), MathF.Cos(i));
        }

        for (int layer = 0; layer < 3; layer++)
        {
            one.HiddenState(layer).CopyTo(other.HiddenState(layer));
            one.CellState(layer).CopyTo(other.CellState(layer));
        }

        for (int i = 20; i < 40; i++)
        {
            Assert.Equal(Step(one, MathF.Sin(i), MathF.Cos(i)), Step(other, MathF.Sin(i), MathF.Cos(i)));
        }
    }

    [Fact]
    public void States_and_outputs_are_shown_per_layer()
    {
        FloatNetwork network = Fixture("lstm-then-gru");
        float output = Step(network, 1, 2, 3, 4);

        Assert.Equal(3, network.LayerCount);
        Assert.Equal((8, 8), (network.HiddenState(0).Length, network.CellState(0).Length));
        Assert.Equal((5, 0), (network.HiddenState(1).Length, network.CellState(1).Length));
        Assert.Equal((0, 0), (network.HiddenState(2).Length, network.CellState(2).Length));
        Assert.Equal(network.HiddenState(1).ToArray(), network.LayerOutput(1).ToArray());
        Assert.Equal([output], network.LayerOutput(2).ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => network.HiddenState(3).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => network.LayerOutput(-1).Length);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void A_reading_that_is_not_finite_holds_the_last_good_value(float bad)
    {
        FloatNetwork held = Fixture("gru-4-32");
        FloatNetwork given = Fixture("gru-4-32");
        Step(held, 20, 21, 25, 23);
        Step(given, 20, 21, 25, 23);

        Assert.Equal(Step(given, 18, 21, 25, 30), Step(held, 18, 21, bad, 30));
        Assert.Equal(Step(given, 17, 20, 26, 31), Step(held, 17, 20, 26, 31));
    }

    [Fact]
    public void Before_the_first_good_value_and_after_a_reset_the_mean_is_held()
    {
        FloatNetwork network = Fixture("gru-4-32");
        float mean = (float)network.Network.Description.Features[2].Mean;
        float expected = Step(network, 20, 21, mean, 23);
        network.Reset();

        Assert.Equal(expected, Step(network, 20, 21, float.NaN, 23));
        Step(network, 20, 21, 99, 23);
        network.Reset();
        Assert.Equal(expected, Step(network, 20, 21, float.NaN, 23));
    }

    [Fact]
    public void Lengths_must_fit()
    {
        FloatNetwork network = Fixture("gru-4-32");

        Assert.Throws<ArgumentException>(() => network.Step([1, 2, 3], new float[1]));
        Assert.Throws<ArgumentException>(() => network.Step([1, 2, 3, 4], new float[2]));
    }

    [Theory]
    [InlineData("gru-4-32")]
    [InlineData("lstm-4-32")]
    [InlineData("rnn-tanh-5-33")]
    [InlineData("rnn-relu-2-3")]
    public void A_step_allocates_nothing(string name)
    {
        FloatNetwork network = Fixture(name);
        float[] reading = new float[network.InputSize];
        float[] output = new float[network.OutputSize];

        Assert.Equal(0, AllocatedBytes.Of(() =>
        {
            for (int i = 0; i < 10_000; i++)
            {
                network.Step(reading, output);
            }
        }));
    }

    private static FloatNetwork Fixture(string name) => new(Fixtures.Network(name).Load());

    private static Network Of(params NetworkLayer[] layers) =>
        new(new NetworkDescription("n", [], [], NetworkTask.Regression, 0.5), layers);

    private static float Step(FloatNetwork network, params float[] reading)
    {
        float[] output = new float[network.OutputSize];
        network.Step(reading, output);
        return output[0];
    }

    private static double Sigmoid(double value) => 1 / (1 + Math.Exp(-value));
}

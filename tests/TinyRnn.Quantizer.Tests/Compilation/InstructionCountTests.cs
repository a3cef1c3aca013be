using System;
using System.Linq;
using TinyRnn.Quantizer.Compilation;
using TinyRnn.Quantizer.Networks;
using TinyRnn.TestSupport;
using Xunit;
using Xunit.Abstractions;

namespace TinyRnn.Quantizer.Tests.Compilation;

/// <summary>What the compiler says that a step costs, against the instructions that a step takes.</summary>
public class InstructionCountTests(ITestOutputHelper log)
{
    private const double Tolerance = 0.05;

    // Of an elu one side is told, the longer one.
    private const double ToleranceOfElu = 0.08;

    private static readonly CompilationOptions s_options = new("Generated", "Net", "tinyrnn compile net.trnn --namespace Generated --class Net");

    public static TheoryData<string> Cells => new(RandomCells.All.Keys);

    [Theory]
    [MemberData(nameof(Cells))]
    public void Cells_with_options_take_the_instructions_that_are_told(string name) => IsTold(RandomCells.Make(name, new Random(1), 4, 16));

    [Theory]
    [InlineData(UnitKind.Gru, 32)]
    [InlineData(UnitKind.Lstm, 32)]
    [InlineData(UnitKind.Rnn, 32)]
    [InlineData(UnitKind.ReluRnn, 32)]
    [InlineData(UnitKind.Gru, 80)]
    public void Usual_cells_take_the_instructions_that_are_told(UnitKind unit, int units) =>
        IsTold(RandomModels.Cell(new Random(2), unit, 4, units, 1));

    [Theory]
    [InlineData(Head.None)]
    [InlineData(Head.Relu)]
    [InlineData(Head.Sigmoid)]
    [InlineData(Head.Tanh)]
    [InlineData(Head.HardSigmoid)]
    [InlineData(Head.Softsign)]
    [InlineData(Head.Elu)]
    [InlineData(Head.Softmax)]
    [InlineData(Head.LogSoftmax)]
    public void Dense_layers_take_the_instructions_that_are_told(Head head) => IsTold(head.Make(new Random(3), 6, 8));

    [Theory]
    [InlineData(Head.Sigmoid)]
    [InlineData(Head.Tanh)]
    public void Fine_outputs_take_the_instructions_that_are_told(Head head) => IsTold(head.Make(new Random(3), 6, 8, scale: 1e-4));

    [Theory]
    [InlineData("gru-reset-before", "gru", 32)]
    [InlineData("lstm-peepholes", "lstm", 32)]
    [InlineData("lstm-hard-sigmoid", "lstm", 32)]
    [InlineData("rnn-softsign", "rnn", 32)]
    [InlineData("rnn-elu", "rnn", 16)]
    [InlineData("gru-softsign", "gru", 32)]
    [InlineData("gru-elu", "gru", 16)]
    [InlineData("lstm-softsign", "lstm", 32)]
    [InlineData("lstm-elu", "lstm", 32)]
    public void Options_cost_at_most_a_quarter_more_than_the_usual_cell(string name, string usual, int units)
    {
        RecurrentLayer layer = RandomCells.Make(name, new Random(5), 4, units);
        RecurrentLayer plain = layer with { Options = null };
        long most = Taken(RandomNetworks.Of([plain, .. Head.Sigmoid.Make(new Random(6), units, 1)]));

        long taken = Taken(RandomNetworks.Of([layer, .. Head.Sigmoid.Make(new Random(6), units, 1)]));

        log.WriteLine($"{name}: {taken}, {usual}: {most}, {(double)taken / most:F3}");
        Assert.InRange(taken, 0, 1.25 * most);
    }

    private static long Taken(Network network) => Measure(network).Taken;

    private void IsTold(params NetworkLayer[] layers)
    {
        (long told, long taken) = Measure(RandomNetworks.Of(layers));
        log.WriteLine($"told {told}, taken {taken}, {(double)told / taken:F3}");
        double tolerance = layers[0].Name.Contains("elu", StringComparison.Ordinal) ? ToleranceOfElu : Tolerance;
        Assert.InRange(told, (1 - tolerance) * taken, (1 + tolerance) * taken);
    }

    private static (long Told, long Taken) Measure(Network network)
    {
        var random = new Random(7);
        RnnModel model = RnnModel.Load(QuantizedNetwork.MakeOfWindows(network, RandomWindows.Make(random, network, 10, 20)));
        CompiledModel compiled = ModelCompiler.Compile(model, s_options);
        RecurrentNetwork step = CompiledCode.Build(compiled, s_options).CreateNetwork();
        float[][] readings = [.. Enumerable.Range(0, 6).Select(_ => RandomWindows.Make(random, network, 1, 1)[0])];
        float[] output = new float[step.OutputSize];
        long taken = readings.Sum(reading => InstructionCounter.OfStep(step, reading, output));
        return (compiled.InstructionsPerStep, taken / readings.Length);
    }
}

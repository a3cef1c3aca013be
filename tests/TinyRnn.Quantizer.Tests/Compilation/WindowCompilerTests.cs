using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using TinyRnn.Quantizer.Compilation;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Compilation;

public class WindowCompilerTests
{
    private const int Steps = 7;
    private static readonly CompilationOptions s_options = new("Generated", "Net", "tinyrnn compile net.trnn --namespace Generated --class Net");

    [Fact]
    public void Compiled_code_gives_the_bits_of_table_mode_for_any_network_on_windows()
    {
        Arbitrary<int> seeds = Gen.Choose(0, 1_000_000).ToArbitrary();
        Prop.ForAll(seeds, seed => AssertSameBits(Any(seed), s_options, seed)).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    [Fact]
    [Trait(TestSet.Trait, TestSet.Long)]
    public void Code_that_is_split_into_small_methods_gives_the_same_bits()
    {
        CompilationOptions small = s_options with { BytesPerMethod = 600 };
        Arbitrary<int> seeds = Gen.Choose(0, 1_000_000).ToArbitrary();
        Prop.ForAll(seeds, seed => AssertSameBits(Any(seed), small, seed)).Check(Config.QuickThrowOnFailure.WithMaxTest(30));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    public void An_embedding_of_many_tokens_gives_the_same_bits_within_every_limit(int bits)
    {
        var random = new Random(1);
        Network network = RandomNetworks.Of(RandomNetworks.Embedding(random, 900, 19), RandomNetworks.Bidirectional(random, CellKind.Gru, 19, 4));
        RnnModel model = Quantize(random, network, bits);

        CompiledCode code = AssertSameBits(model, s_options, 1);

        Assert.All(code.Methods, method => Assert.InRange(method.Bytes, 0, 32_000));
        Assert.Equal(5, code.Methods.Count(method => method.Method.StartsWith("Layer0Tokens", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(MergeMode.Concatenate)]
    [InlineData(MergeMode.Sum)]
    [InlineData(MergeMode.Multiply)]
    [InlineData(MergeMode.Average)]
    [Trait(TestSet.Trait, TestSet.Long)]
    public void Directions_beyond_one_assembly_give_the_same_bits(MergeMode merge)
    {
        var random = new Random(2);
        BidirectionalLayer first = RandomNetworks.Bidirectional(random, CellKind.Lstm, 4, 32, merge);
        Network network = RandomNetworks.Of(first, new BidirectionalLayer("second", RandomNetworks.Relu(random, first.OutputSize, 8), RandomNetworks.Relu(random, first.OutputSize, 8), merge));

        CompiledCode code = AssertSameBits(Quantize(random, network, 8), s_options with { BytesPerAssembly = 20_000 }, 2);

        Assert.True(code.AssemblyBytes.Count > 2);
    }

    [Fact]
    public void Words_of_the_vocabulary_are_in_the_compiled_class()
    {
        var random = new Random(3);
        Network network = RandomNetworks.Of(new OneHotLayer("OneHot", 3), RandomNetworks.Recurrent(random, CellKind.Rnn, 3, 2));
        network = network with { Description = network.Description with { Vocabulary = ["a", "\"quoted\"", "\n"] } };

        CompiledCode code = AssertSameBits(Quantize(random, network, 8), s_options, 3);

        Assert.Equal(["a", "\"quoted\"", "\n"], code.CreateNetwork().Info.Vocabulary);
    }

    internal static RnnModel Any(int seed, QuantizationOptions? options = null)
    {
        var random = new Random(seed);
        var layers = new List<NetworkLayer>();
        AddFirst(layers, random);
        int size = layers.Count > 0 ? layers[^1].OutputSize : random.Next(1, 6);
        for (int i = random.Next(1, 3); i > 0; i--)
        {
            layers.Add(AnyRecurrent(random, size));
            size = layers[^1].OutputSize;
        }

        AddHead(layers, random, size);
        int window = layers.Exists(layer => layer is FlattenLayer or RepeatLayer) ? Steps : random.Next(3) * Steps;
        return Quantize(random, RandomNetworks.Of([.. layers]) with { Window = window }, options ?? new() { WeightBits = random.Next(2) == 0 ? 8 : 16 });
    }

    private static void AddFirst(List<NetworkLayer> layers, Random random)
    {
        int tokens = random.Next(2, 40);
        switch (random.Next(3))
        {
            case 0:
                layers.Add(RandomNetworks.Embedding(random, tokens, random.Next(1, 12)));
                break;
            case 1:
                layers.Add(new OneHotLayer("OneHot", tokens));
                break;
        }
    }

    private static NetworkLayer AnyRecurrent(Random random, int size)
    {
        var unit = (UnitKind)random.Next(4);
        int hidden = random.Next(1, 9);
        double scale = unit == UnitKind.ReluRnn ? 0.4 : 1;
        CellOptions? options = random.Next(4) == 0 ? AnyOptions(random, unit, hidden) : unit.Options();
        RecurrentLayer forward = RandomNetworks.Recurrent(random, unit.Cell(), size, hidden, scale) with { Options = options };
        RecurrentLayer backward = RandomNetworks.Recurrent(random, unit.Cell(), size, hidden, scale) with { Options = options };
        return random.Next(4) switch
        {
            0 => forward,
            1 => new ReverseLayer("Reverse", backward),
            _ => new BidirectionalLayer("Both", forward, backward, (MergeMode)random.Next(4)),
        };
    }

    private static CellOptions AnyOptions(Random random, UnitKind unit, int hidden)
    {
        CellOptions options = (unit.Options() ?? new()) with { InitialHidden = RandomNetworks.Uniform(random, hidden, 1), Clip = 2.5 };
        return unit switch
        {
            UnitKind.Gru => options with { ResetBefore = true, GateActivation = new Activation(ActivationKind.HardSigmoid, 0.2, 0.5) },
            UnitKind.Lstm => options with { Peepholes = RandomNetworks.Uniform(random, 3 * hidden, 1) },
            _ => options,
        };
    }

    private static void AddHead(List<NetworkLayer> layers, Random random, int size)
    {
        layers.AddRange(AnySteps(random, size));
        size = layers[^1].OutputSize;

        if (random.Next(3) > 0)
        {
            Head[] heads = Enum.GetValues<Head>();
            layers.AddRange(heads[random.Next(heads.Length)].Make(random, size, random.Next(2, 7), 2));
            size = layers[^1].OutputSize;
            if (random.Next(4) == 0)
            {
                layers.Add(new ArgMaxLayer("ArgMax", size));
            }
        }
    }

    /// <summary>What may be taken of the steps of a window.</summary>
    private static IEnumerable<NetworkLayer> AnySteps(Random random, int size) =>
        random.Next(8) switch
        {
            0 or 1 => [new LastStepLayer("Last", size, (StepSelection)random.Next(2))],
            2 => [new PoolingLayer("Pooled", size, (Pooling)random.Next(2))],
            3 => [new LastStepsLayer("Last", size, random.Next(1, Steps + 2))],
            4 => [new FlattenLayer("Flat", size, Steps)],
            5 => [new PoolingLayer("Mean", size, Pooling.Mean), new RepeatLayer("Again", size, random.Next(1, Steps + 2))],
            _ => [],
        };

    private static RnnModel Quantize(Random random, Network network, int bits) => Quantize(random, network, new QuantizationOptions { WeightBits = bits });

    private static RnnModel Quantize(Random random, Network network, QuantizationOptions options) =>
        RnnModel.Load(QuantizedNetwork.MakeOfWindows(network, RandomWindows.Make(random, network, 30, Steps), options));

    internal static CompiledCode AssertSameBits(RnnModel model, CompilationOptions options, int seed)
    {
        CompiledCode code = CompiledCode.Build(ModelCompiler.Compile(model, options), options);
        RecurrentNetwork compiled = code.CreateNetwork();
        var loaded = new LoadedNetwork(model);
        var random = new Random(seed);
        WriteRandomState(random, loaded, compiled);
        Assert.True(compiled.SelfTest().Passed, compiled.SelfTest().ToString());
        for (int steps = model.Info.NeedsFullWindow ? model.Info.Window : 1; steps <= Steps; steps++)
        {
            int limit = model.Info.InputLimit;
            int least = model.Info.Tokens > 0 ? 0 : -limit;
            int[] window = [.. Enumerable.Range(0, steps * loaded.InputSize).Select(_ => random.Next(least, limit + 1))];
            var expected = new int[model.Info.OutputSteps(steps) * loaded.OutputSize];
            var actual = new int[expected.Length];
            loaded.Run(window, expected);
            compiled.Run(window, actual);
            Assert.True(expected.AsSpan().SequenceEqual(actual), $"seed {seed}, {steps} steps: [{string.Join(", ", expected)}] against [{string.Join(", ", actual)}]");
            Assert.Equal(StateOf(loaded), StateOf(compiled));
        }

        Assert.Equal(
            (model.Info.Window, model.Info.Tokens, model.Info.NeedsWindow, model.Info.GivesLastStep),
            (compiled.Info.Window, compiled.Info.Tokens, compiled.Info.NeedsWindow, compiled.Info.GivesLastStep));
        return code;
    }

    private static void WriteRandomState(Random random, RecurrentNetwork loaded, RecurrentNetwork compiled)
    {
        var state = new int[loaded.Info.StateLength];
        foreach (StateSegment segment in loaded.Info.StateSegments)
        {
            for (int i = 0; i < segment.Length; i++)
            {
                state[segment.Offset + i] = (int)((2 * random.NextDouble() - 1) * segment.Bound);
            }
        }

        loaded.WriteState(state);
        compiled.WriteState(state);
    }

    private static int[] StateOf(RecurrentNetwork network)
    {
        var state = new int[network.Info.StateLength];
        network.ReadState(state);
        return state;
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using TinyRnn.Quantizer.Compilation;
using TinyRnn.Quantizer.Networks;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Compilation;

public class ModelCompilerTests
{
    private static readonly CompilationOptions s_options = new("Generated", "Net", "tinyrnn compile net.trnn --namespace Generated --class Net");

    [Fact]
    public void Compiled_code_gives_the_bits_of_table_mode_for_any_network()
    {
        Arbitrary<int> seeds = Gen.Choose(0, 1_000_000).ToArbitrary();
        Prop.ForAll(seeds, seed => AssertSameBits(RandomModels.Any(seed, largest: 12), s_options, seed, steps: 40))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    [Fact]
    public void Code_that_is_split_into_small_methods_gives_the_same_bits()
    {
        CompilationOptions small = s_options with { BytesPerMethod = 700 };
        Arbitrary<int> seeds = Gen.Choose(0, 1_000_000).ToArbitrary();
        Prop.ForAll(seeds, seed => AssertSameBits(RandomModels.Any(seed, largest: 12), small, seed, steps: 40))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(30));
    }

    [Theory]
    [InlineData(8, 160, UnitKind.Gru)]
    [InlineData(16, 160, UnitKind.Gru)]
    [InlineData(8, 200, UnitKind.Rnn)]
    [InlineData(8, 256, UnitKind.ReluRnn)]
    public void Layers_with_more_columns_than_locals_give_the_same_bits(int bits, int inputs, UnitKind cell)
    {
        RnnModel model = RandomModels.Of(1, bits, inputs, 1, (cell, 6));
        AssertSameBits(model, s_options, 1, steps: 50);
    }

    [Theory]
    [InlineData(8, 8, 4, UnitKind.Gru, 64, 64)]
    [InlineData(8, 16, 1, UnitKind.Lstm, 48, 0)]
    [InlineData(16, 16, 1, UnitKind.Lstm, 48, 0)]
    public void Networks_beyond_one_assembly_give_the_same_bits_within_every_limit(int bits, int inputs, int outputs, UnitKind cell, int first, int second)
    {
        (UnitKind, int)[] cells = second == 0 ? [(cell, first)] : [(cell, first), (cell, second)];
        RnnModel model = RandomModels.Of(2, bits, inputs, outputs, cells);

        CompiledCode code = AssertSameBits(model, s_options, 2, steps: 200);

        Assert.True(code.AssemblyBytes.Count > 1);
        Assert.All(code.AssemblyBytes.Values, bytes => Assert.InRange(bytes, 0, 60_000));
        Assert.All(code.Methods, method => Assert.InRange(method.Locals, 0, 200));
    }

    [Fact]
    public void Every_assembly_of_a_split_model_has_a_project_that_refers_to_the_others()
    {
        RnnModel model = RandomModels.Of(3, 8, 8, 4, (UnitKind.Gru, 64), (UnitKind.Gru, 64));

        CompiledModel compiled = ModelCompiler.Compile(model, s_options);

        string[] projects = [.. compiled.Files.Select(file => file.Path).Where(path => path.EndsWith(".nfproj", StringComparison.Ordinal))];
        Assert.Equal(compiled.Assemblies, projects.Length);
        string main = compiled.Files.Single(file => file.Path == "Generated.Net/Generated.Net.nfproj").Text;
        Assert.All(projects.Where(path => path.Contains("Part", StringComparison.Ordinal)), path => Assert.Contains(path.Split('/')[1], main, StringComparison.Ordinal));
    }

    [Fact]
    public void Estimates_of_code_are_within_a_tenth_of_what_the_compiler_makes()
    {
        foreach (UnitKind cell in new[] { UnitKind.Gru, UnitKind.Lstm, UnitKind.Rnn, UnitKind.ReluRnn })
        {
            RnnModel model = RandomModels.Of(4, 8, 4, 1, (cell, 32));
            CompiledModel compiled = ModelCompiler.Compile(model, s_options);

            int actual = CompiledCode.Build(compiled, s_options).Methods.Where(method => method.Method.StartsWith("Layer", StringComparison.Ordinal)).Sum(method => method.Bytes);

            Assert.InRange(compiled.CodeBytes, 0.9 * actual, 1.1 * actual);
        }
    }

    [Fact]
    public void Zero_weights_are_left_out()
    {
        var random = new Random(5);
        List<NetworkLayer> layers = [RandomModels.Cell(random, UnitKind.Gru, 4, 24, 1, pruned: 0.9), RandomModels.Dense(random, 24, 1, Activation.Sigmoid, 1)];
        RnnModel pruned = RandomModels.Quantize(random, 4, layers, 8, 1);
        RnnModel full = RandomModels.Of(5, 8, 4, 1, (UnitKind.Gru, 24));

        CompiledModel smaller = ModelCompiler.Compile(pruned, s_options);
        CompiledModel larger = ModelCompiler.Compile(full, s_options);

        // 9 of 10 weights are gone; of words of three rows, 0.9^3 = 73 %.
        Assert.True(smaller.CodeBytes < 0.7 * larger.CodeBytes, $"{smaller.CodeBytes} of {larger.CodeBytes} bytes");
        Assert.True(smaller.InstructionsPerStep < larger.InstructionsPerStep);
        Assert.True(smaller.ZeroWeights > 0.85 * smaller.Weights);
        AssertSameBits(pruned, s_options, 5, steps: 100);
    }

    [Fact]
    public void The_header_tells_the_model_and_the_command_and_comments_tell_the_gates()
    {
        RnnModel model = RandomModels.Of(6, 8, 4, 1, (UnitKind.Lstm, 6));

        string text = ModelCompiler.Compile(model, s_options).Files.Single().Text;

        Assert.Contains(Convert.ToHexStringLower(model.Info.Id), text, StringComparison.Ordinal);
        Assert.Contains(s_options.CommandLine, text, StringComparison.Ordinal);
        Assert.Contains("f forget gate", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1abc", "Net")]
    [InlineData("Good.", "Net")]
    [InlineData("Good", "class")]
    [InlineData("Good", "Two.Parts")]
    [InlineData("Good", "x; System.Console")]
    public void Names_that_are_no_identifiers_are_refused(string space, string name)
    {
        RnnModel model = RandomModels.Of(7, 8, 2, 1, (UnitKind.Gru, 3));

        ArgumentException error = Assert.Throws<ArgumentException>(() => ModelCompiler.Compile(model, new CompilationOptions(space, name, "")));

        Assert.Contains("expected a C# identifier", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    public void Layers_that_are_compiled_alone_give_the_same_bits(int bits)
    {
        RnnModel model = RandomModels.Of(8, bits, 3, 2, (UnitKind.Gru, 9), (UnitKind.Lstm, 8), (UnitKind.ReluRnn, 7), (UnitKind.Rnn, 6));
        for (int layer = 0; layer < model.Layers.Length; layer++)
        {
            AssertSameBits(model.Layer(layer), s_options, layer, steps: 100);
        }
    }

    [Fact]
    public void Cells_of_compiled_layers_give_the_bits_of_the_network()
    {
        RnnModel model = RandomModels.Of(9, 8, 3, 1, (UnitKind.Gru, 9), (UnitKind.Lstm, 8));
        var gru = new GruCell(Compiled(model.Layer(0)));
        var lstm = new LstmCell(Compiled(model.Layer(1)));
        var network = new LoadedNetwork(model);
        var (x, h, c) = (new int[9], new int[8], new int[8]);
        for (int step = 0; step < 50; step++)
        {
            int[] input = [step, -step, 7];
            network.Step(input, new int[1]);
            gru.Step(input, x);
            lstm.Step(x, h, c);
            Assert.Equal(StateOf(network), x.Concat(h).Concat(c));
        }

        Assert.Throws<ArgumentException>(() => new GruCell(Compiled(model)));

        static RecurrentNetwork Compiled(RnnModel model) => CompiledCode.Build(ModelCompiler.Compile(model, s_options), s_options).CreateNetwork();
    }

    internal static CompiledCode AssertSameBits(RnnModel model, CompilationOptions options, int seed, int steps)
    {
        CompiledCode code = CompiledCode.Build(ModelCompiler.Compile(model, options), options);
        RecurrentNetwork compiled = code.CreateNetwork();
        var loaded = new LoadedNetwork(model);
        var random = new Random(seed);
        var expected = new int[loaded.OutputSize];
        var actual = new int[loaded.OutputSize];
        var quantized = new int[loaded.InputSize];
        WriteRandomState(random, loaded, compiled);
        Assert.True(compiled.SelfTest().Passed, compiled.SelfTest().ToString());
        for (int step = 0; step < steps; step++)
        {
            loaded.Quantize(RandomModels.Reading(random, loaded.InputSize), quantized);
            loaded.Step(quantized, expected);
            compiled.Step(quantized, actual);
            Assert.True(expected.AsSpan().SequenceEqual(actual), $"seed {seed}, step {step}: [{string.Join(", ", expected)}] against [{string.Join(", ", actual)}]");
            Assert.Equal(StateOf(loaded), StateOf(compiled));
        }

        Restore(loaded, compiled);
        return code;
    }

    /// <summary>Any state within bounds, far beyond what steps reach.</summary>
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

    /// <summary>What one mode saved, the other continues.</summary>
    private static void Restore(RecurrentNetwork loaded, RecurrentNetwork compiled)
    {
        var saved = new byte[loaded.SavedStateLength];
        loaded.SaveState(saved, 0);
        compiled.Reset();
        compiled.RestoreState(saved, 0, saved.Length);
        Assert.Equal(StateOf(loaded), StateOf(compiled));
    }

    private static int[] StateOf(RecurrentNetwork network)
    {
        var state = new int[network.Info.StateLength];
        network.ReadState(state);
        return state;
    }
}

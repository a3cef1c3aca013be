using System;
using TinyRnn.Quantizer.Compilation;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Compilation;

/// <summary>Compiled code of recurrent layers with options.</summary>
public class CellOptionCompilerTests
{
    private static readonly CompilationOptions s_options = new("Generated", "Net", "tinyrnn compile net.trnn --namespace Generated --class Net");

    public static TheoryData<string> Names => new(RandomCells.All.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Compiled_code_gives_the_bits_of_table_mode(string name)
    {
        foreach (int bits in new[] { 8, 16 })
        {
            var random = new Random(bits);
            RecurrentLayer layer = RandomCells.Make(name, random, 3, 7);
            RnnModel model = Quantize(random, bits, [layer, .. RandomNetworks.Softmax(random, layer.OutputSize, 2)]);
            ModelCompilerTests.AssertSameBits(model, s_options, bits, steps: 60);
            ModelCompilerTests.AssertSameBits(model.Layer(0), s_options with { BytesPerMethod = 300 }, bits, steps: 60);
        }
    }

    [Fact]
    public void What_coupled_gates_beyond_1_leave_of_1_is_multiplied_in_64_bits()
    {
        var random = new Random(4);
        RecurrentLayer layer = RandomCells.Make("lstm-coupled", random, 3, 7);
        layer = layer with { Options = layer.Options! with { GateActivation = Activation.Tanh } };
        ModelCompilerTests.AssertSameBits(Quantize(random, 8, layer), s_options, 4, steps: 60);
    }

    [Theory]
    [InlineData("gru-initial")]
    [InlineData("lstm-peepholes-clip")]
    public void A_compiled_network_starts_from_the_initial_state(string name)
    {
        var random = new Random(1);
        RnnModel model = Quantize(random, 8, RandomCells.Make(name, random, 3, 7));
        CompiledCode code = CompiledCode.Build(ModelCompiler.Compile(model, s_options), s_options);
        RecurrentNetwork compiled = code.CreateNetwork();
        var state = new int[model.Info.StateLength];
        compiled.ReadState(state);
        Assert.Equal(model.Info.InitialState, state);
        compiled.Step([1, 2, 3], new int[7]);
        compiled.Reset();
        compiled.ReadState(state);
        Assert.Equal(model.Info.InitialState, state);
        Assert.True(compiled.SelfTest().Passed);
    }

    [Theory]
    [InlineData("gru-reset-before", "lstm-wide-projection")]
    [InlineData("lstm-projection-peepholes", "rnn-scaled-tanh")]
    [InlineData("rnn-leaky-relu", "gru-relu-gates")]
    public void Both_directions_and_stacks_give_the_bits_of_table_mode(string first, string second)
    {
        var random = new Random(2);
        var both = new BidirectionalLayer(
            "both", RandomCells.Make(first, random, 2, 6), RandomCells.Make(first, random, 2, 6), MergeMode.Concatenate);
        Network network = RandomNetworks.Of(both, new ReverseLayer("above", RandomCells.Make(second, random, both.OutputSize, 5)));
        RnnModel model = RnnModel.Load(QuantizedNetwork.MakeOfWindows(network, RandomWindows.Make(random, network, 30, 7)));
        WindowCompilerTests.AssertSameBits(model, s_options, 2);
    }

    [Theory]
    [InlineData("gru-reset-before-hard-sigmoid")]
    [InlineData("lstm-projection-peepholes")]
    [Trait(TestSet.Trait, TestSet.Long)]
    public void Layers_beyond_one_assembly_and_beyond_a_method_give_the_same_bits(string name)
    {
        var random = new Random(3);
        RnnModel model = Quantize(random, 8, RandomCells.Make(name, random, 12, 170));
        CompiledCode code = ModelCompilerTests.AssertSameBits(model, s_options, 3, steps: 20);
        Assert.True(code.AssemblyBytes.Count > 1);
        Assert.All(code.AssemblyBytes.Values, bytes => Assert.InRange(bytes, 0, 60_000));
        Assert.All(code.Methods, method => Assert.InRange(method.Locals, 0, 200));
        Assert.All(code.Methods, method => Assert.InRange(method.Bytes, 0, 60_000));
    }

    [Fact]
    public void Steps_of_compiled_code_allocate_nothing()
    {
        foreach (string name in new[] { "gru-reset-before", "lstm-projection-peepholes", "rnn-affine" })
        {
            var random = new Random(4);
            RnnModel model = Quantize(random, 8, RandomCells.Make(name, random, 2, 6));
            RecurrentNetwork compiled = CompiledCode.Build(ModelCompiler.Compile(model, s_options), s_options).CreateNetwork();
            float[] output = new float[compiled.OutputSize];
            float[] reading = [1, -1];

            Assert.Equal(0, AllocatedBytes.Of(() =>
            {
                for (int step = 0; step < 200; step++)
                {
                    compiled.Step(reading, output);
                }
            }));
        }
    }

    private static RnnModel Quantize(Random random, int bits, params NetworkLayer[] layers) =>
        RnnModel.Load(
            QuantizedNetwork.Make(
                RandomNetworks.Of(layers), RandomReadings.Make(random, 100, layers[0].InputSize), new QuantizationOptions { WeightBits = bits }));
}

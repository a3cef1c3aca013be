using System;
using System.IO;
using TinyRnn.Quantizer.Compilation.Native;
using TinyRnn.Quantizer.Compilation.Native.Checking;
using TinyRnn.Quantizer.Networks;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Compilation.Native;

/// <summary>Models whose copies have more than 16 bits, as C beside the runtime.</summary>
public class NativeFineCopyTests
{
    private const int Steps = 300;

    private static readonly NativeOptions s_options = new("net", "tinyrnn compile net.trnn --language c --name net");

    // Without a library that says what: the program ends.
    private static readonly string[] s_trapping = ["-O1", "-fsanitize=undefined", "-fsanitize-undefined-trap-on-error"];

    [NativeTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void C_gives_the_bits_of_the_runtime_for_any_network(int seed)
    {
        AssertSameBits(RandomModels.Any(seed, 21, FineCopyModels.Options), s_trapping);
        AssertSameBits(WindowCompilerTests.Any(seed, FineCopyModels.Options), s_trapping);
    }

    [NativeTheory]
    [InlineData("gru-reset-before")]
    [InlineData("gru-relu-gates")]
    [InlineData("gru-reset-before-hard-sigmoid")]
    [InlineData("lstm-projection-peepholes")]
    [InlineData("lstm-wide-projection")]
    [InlineData("rnn-leaky-relu")]
    public void Layers_with_options_give_the_same_bits_with_a_large_stack_and_a_small_one(string name)
    {
        RnnModel model = FineCopyModels.Of(name, 2);
        AssertSameBits(model, s_trapping);
        AssertSameBits(model, [.. s_trapping, "-DNET_SMALL_STACK=1", "-DNET_NARROW=1"]);
        AssertSameBits(model.Layer(1));
    }

    [NativeFact]
    public void A_step_of_more_readings_than_the_stack_holds_gives_the_same_bits()
    {
        var random = new Random(3);
        Network network = RandomNetworks.Of(RandomNetworks.Recurrent(random, CellKind.Lstm, 11, 6), RandomNetworks.Dense(random, 6, 9, Activation.None));
        AssertSameBits(RnnModel.Load(QuantizedNetwork.Make(network, RandomReadings.Make(random, 100, 11), FineCopyModels.Options)), s_trapping);
    }

    [NativeFact]
    public void Models_for_the_board_are_without_warnings_where_loops_are_unrolled()
    {
        foreach (string name in new[] { "quiet-lstm", "fine-sigmoid", "fine-tanh" })
        {
            var model = RnnModel.Load(File.ReadAllBytes(Repository.PathOf($"tests/nano/compiled/{name}.trnn")));
            AssertSameBits(model, "-O3", "-Wall", "-Wextra", "-Wconversion", "-Werror");
        }
    }

    [Fact]
    public void Copies_have_32_bits_and_no_pairs()
    {
        NativeCode code = NativeCompiler.Compile(FineCopyModels.Of("gru-initial", 3), s_options with { Name = "rain" });
        string text = string.Concat(code.Files[0].Text, code.Files[1].Text);

        Assert.Contains("int32_t copies[", text, StringComparison.Ordinal);
        Assert.DoesNotContain("int16_t *v", text, StringComparison.Ordinal);
        Assert.DoesNotContain("int16_t *x", text, StringComparison.Ordinal);
        Assert.DoesNotContain("int16_t *q", text, StringComparison.Ordinal);
        Assert.DoesNotContain("two_products", text, StringComparison.Ordinal);
    }

    private static void AssertSameBits(RnnModel model, params string[] flags) =>
        NativeCheck.Compare(model, NativeCompiler.Compile(model, s_options), "net", HostCompiler.Find()!, Steps, flags);
}

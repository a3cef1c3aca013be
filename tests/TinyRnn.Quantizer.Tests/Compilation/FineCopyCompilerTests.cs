using FsCheck;
using FsCheck.Fluent;
using TinyRnn.Quantizer.Compilation;
using TinyRnn.Quantizer.Networks;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Compilation;

/// <summary>Compiled code of models whose copies have more than 16 bits, among them those that are the values themselves.</summary>
public class FineCopyCompilerTests
{
    private static readonly CompilationOptions s_options = new("Generated", "Net", "tinyrnn compile net.trnn --namespace Generated --class Net");

    public static TheoryData<string> Names => new(RandomCells.All.Keys);

    [Theory]
    [InlineData(32_000)]
    [InlineData(700)]
    public void Compiled_code_gives_the_bits_of_table_mode_for_any_network(int bytesPerMethod)
    {
        CompilationOptions options = s_options with { BytesPerMethod = bytesPerMethod };
        Arbitrary<int> seeds = Gen.Choose(0, 1_000_000).ToArbitrary();
        Prop.ForAll(seeds, seed => ModelCompilerTests.AssertSameBits(RandomModels.Any(seed, 12, FineCopyModels.Options), options, seed, steps: 40))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(20));
    }

    [Fact]
    public void Compiled_code_gives_the_bits_of_table_mode_on_windows()
    {
        Arbitrary<int> seeds = Gen.Choose(0, 1_000_000).ToArbitrary();
        Prop.ForAll(seeds, seed => WindowCompilerTests.AssertSameBits(WindowCompilerTests.Any(seed, FineCopyModels.Options), s_options, seed))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(20));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Layers_with_options_give_the_same_bits_in_methods_of_any_size(string name)
    {
        RnnModel model = FineCopyModels.Of(name, 1);
        ModelCompilerTests.AssertSameBits(model, s_options, 1, steps: 60);
        ModelCompilerTests.AssertSameBits(model, s_options with { BytesPerMethod = 300 }, 1, steps: 60);
        ModelCompilerTests.AssertSameBits(model.Layer(1), s_options with { BytesPerMethod = 300 }, 1, steps: 60);
    }

    [Fact]
    public void Layers_with_more_columns_than_locals_give_the_same_bits()
    {
        var random = new System.Random(2);
        Network network = RandomNetworks.Of(RandomNetworks.Recurrent(random, CellKind.Rnn, 2, 160), RandomNetworks.Dense(random, 160, 170, Activation.Tanh), RandomNetworks.Recurrent(random, CellKind.Rnn, 170, 4));
        RnnModel model = RnnModel.Load(QuantizedNetwork.Make(network, RandomReadings.Make(random, 60, 2), FineCopyModels.Options));
        ModelCompilerTests.AssertSameBits(model, s_options, 2, steps: 20);
    }
}

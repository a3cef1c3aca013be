using System.Linq;
using TinyRnn.Examples.Tests.Support;
using TinyRnn.Quantizer.Networks;
using Xunit;

namespace TinyRnn.Examples.Tests;

/// <summary>Generated code of each example beside the loaded model: the same bits.</summary>
public class CompiledExampleTests
{
    [Theory]
    [InlineData("ohlol-one-hot", 8)]
    [InlineData("ohlol-one-hot", 16)]
    [InlineData("ohlol-embedding", 8)]
    [InlineData("ohlol-embedding", 16)]
    public void Compiled_networks_spell_ohlol(string name, int weightBits)
    {
        Network network = OhlolTests.Load(name);
        IntegerModel model = OhlolTests.Quantized(network, weightBits);
        RecurrentNetwork compiled = model.Compiled();

        AssertSameSteps(model.Loaded(), compiled, Tokens.Of(network, OhlolTests.Input));
        compiled.Reset();
        Assert.Equal(OhlolTests.Expected, OhlolTests.Spelled(network, compiled.Step));
    }

    [Theory]
    [InlineData("char-rnn")]
    [InlineData("char-gru")]
    public void Compiled_networks_continue_a_text_as_table_mode_does(string name)
    {
        Network network = CharacterModelTests.Load(name);
        IntegerModel model = CharacterModelTests.Quantized(network, 8);

        AssertSameSteps(model.Loaded(), model.Compiled(), Tokens.Of(network, CharacterModelTests.Text[..300]));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    public void Compiled_networks_understand_commands_as_table_mode_does(int weightBits)
    {
        Network network = IntentTests.Load();
        IntegerModel model = IntentTests.Quantized(network, weightBits);

        AssertSameWindows(model, IntentTests.Windows(network).Take(100).ToArray());
    }

    [Theory]
    [InlineData("rain-lstm-24h", 8)]
    [InlineData("rain-bigru-24h", 8)]
    [InlineData("rain-bigru-24h", 16)]
    public void Compiled_networks_see_rain_as_table_mode_does(string name, int weightBits)
    {
        Network network = RainWindowTests.Load(name);
        IntegerModel model = RainWindowTests.Quantized(network, weightBits);

        AssertSameWindows(model, RainWindowTests.Windows(network, RainWindowTests.SimulatedHours("week.csv")).ToArray());
    }

    [Fact]
    public void Compiled_networks_write_dates_as_table_mode_does()
    {
        SequenceNetwork network = DateTests.Load();
        SequenceModel model = DateTests.Quantized(network, 8);
        SequenceGenerator compiled = IntegerModel.Compiled(model);
        var loaded = new LoadedSequence(model);
        int[] expected = new int[model.MaximumLength];
        int[] actual = new int[model.MaximumLength];

        Assert.True(compiled.SelfTest().Passed);
        foreach ((string phrase, _) in ExampleFiles.Pairs("seq2seq/test.tsv").Take(50))
        {
            float[] window = Tokens.Of(network.Context!, phrase);
            Assert.Equal(loaded.Generate(window, expected), compiled.Generate(window, actual));
            Assert.Equal(expected, actual);
        }
    }

    private static void AssertSameSteps(RecurrentNetwork loaded, RecurrentNetwork compiled, float[] tokens)
    {
        int[] expected = new int[loaded.OutputSize];
        int[] actual = new int[loaded.OutputSize];
        Assert.True(compiled.SelfTest().Passed, compiled.SelfTest().ToString());
        foreach (float token in tokens)
        {
            loaded.Step([(int)token], expected);
            compiled.Step([(int)token], actual);
            Assert.Equal(expected, actual);
        }
    }

    private static void AssertSameWindows(IntegerModel model, float[][] windows)
    {
        (RecurrentNetwork loaded, RecurrentNetwork compiled) = (model.Loaded(), model.Compiled());
        float[] expected = new float[loaded.OutputSize];
        float[] actual = new float[loaded.OutputSize];
        Assert.True(compiled.SelfTest().Passed, compiled.SelfTest().ToString());
        foreach (float[] window in windows)
        {
            loaded.Windows()(window, expected);
            compiled.Windows()(window, actual);
            Assert.Equal(expected, actual);
        }
    }
}

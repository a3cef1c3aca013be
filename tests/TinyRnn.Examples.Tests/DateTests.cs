using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Examples.Tests.Support;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.Quantizer.Sequences;
using TinyRnn.TestSupport;
using Xunit;
using Xunit.Abstractions;

namespace TinyRnn.Examples.Tests;

/// <summary>N to M: dates in words to ISO dates, encoder and decoder.</summary>
public class DateTests(ITestOutputHelper log)
{
    private static readonly (string Text, string Answer)[] s_test = ExampleFiles.Pairs("seq2seq/test.tsv");

    [Fact]
    public void No_date_of_the_test_set_is_one_of_calibration()
    {
        Assert.Equal(500, s_test.Select(pair => pair.Answer).Distinct().Count());
        Assert.Empty(ExampleFiles.Pairs("seq2seq/calibration.tsv").IntersectBy(s_test.Select(pair => pair.Answer), pair => pair.Answer));
    }

    [Fact]
    public void The_float_network_writes_dates_it_has_never_seen()
    {
        SequenceNetwork network = Load();

        double exact = Exact(Written(network, new FloatSequence(network)));

        log.WriteLine($"float: {exact:P1} of {s_test.Length} exactly right");
        Assert.Equal(ExampleFiles.Metric("seq2seq/metrics.json", "test_exact"), exact, 1e-9);
        Assert.InRange(exact, 0.95, 1);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    public void The_integer_network_writes_dates_as_well(int weightBits)
    {
        SequenceNetwork network = Load();
        string[] expected = Written(network, new FloatSequence(network));

        string[] actual = Written(network, new IntegerSequence(Quantized(network, weightBits)));

        int different = expected.Zip(actual).Count(pair => pair.First != pair.Second);
        log.WriteLine($"{weightBits} bits: {Exact(actual):P1}, float {Exact(expected):P1}; {different} of {s_test.Length} written otherwise");
        Assert.InRange(Math.Abs(Exact(actual) - Exact(expected)), 0, 0.01);
        Assert.InRange(different, 0, s_test.Length / 50);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    public void Writing_a_date_allocates_nothing(int weightBits)
    {
        SequenceNetwork network = Load();
        var generator = new LoadedSequence(Quantized(network, weightBits));
        float[] window = Tokens.Of(network.Context!, s_test[0].Text);
        int[] symbols = new int[network.MaximumLength];
        Assert.True(generator.SelfTest().Passed);
        int count = 0;

        Assert.Equal(0, AllocatedBytes.Of(() => count = generator.Generate(window, symbols)));
        Assert.Equal(s_test[0].Answer, Tokens.Text(network.Decoder, symbols[..count]));
    }

    internal static SequenceNetwork Load() => NetworkImporter.LoadSequence(ExampleFiles.PathOf("seq2seq/dates.pt"));

    /// <summary>Calibrated on phrases of training.</summary>
    internal static SequenceModel Quantized(SequenceNetwork network, int weightBits)
    {
        SequenceSample[] samples =
        [
            .. ExampleFiles.Pairs("seq2seq/calibration.tsv").Select(pair =>
                new SequenceSample(Tokens.Of(network.Context!, pair.Text), Tokens.NumbersOf(network.Decoder, pair.Answer))),
        ];
        return SequenceModel.Load(SequenceQuantizer.Quantize(network, samples, new QuantizationOptions { WeightBits = weightBits }));
    }

    private static string[] Written(SequenceNetwork network, ITokenModel model) =>
        [.. s_test.Select(pair => Tokens.Text(network.Decoder, model.Generate(Tokens.Of(network.Context!, pair.Text))))];

    private static double Exact(IEnumerable<string> written) =>
        written.Zip(s_test, (text, pair) => text == pair.Answer ? 1.0 : 0).Average();
}

using System.Collections.Generic;
using System.Linq;
using TinyRnn.Examples.Tests.Support;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Sequences;
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

    private static SequenceNetwork Load() => NetworkImporter.LoadSequence(ExampleFiles.PathOf("seq2seq/dates.pt"));

    private static string[] Written(SequenceNetwork network, ITokenModel model) =>
        [.. s_test.Select(pair => Tokens.Text(network.Decoder, model.Generate(Tokens.Of(network.Context!, pair.Text))))];

    private static double Exact(IEnumerable<string> written) =>
        written.Zip(s_test, (text, pair) => text == pair.Answer ? 1.0 : 0).Average();
}

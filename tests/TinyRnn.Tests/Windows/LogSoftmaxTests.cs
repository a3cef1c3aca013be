using System;
using System.Linq;
using TinyRnn.CompilerServices;
using TinyRnn.TestSupport;
using Xunit;
using Xunit.Abstractions;

namespace TinyRnn.Tests.Windows;

public class LogSoftmaxTests(ITestOutputHelper log)
{
    private const double One = 1 << FixedPoint.ValueBits;

    [Fact]
    public void The_logarithm_is_right_to_a_step_of_its_format()
    {
        double worst = 0;
        for (long value = 1 << 20; value < int.MaxValue; value += 1 + value / 9973)
        {
            double exact = Math.Log(value / One) * One;
            worst = Math.Max(worst, Math.Abs(LogSoftmax.NaturalLogarithm(value) - exact));
        }

        log.WriteLine($"worst: {worst} steps of 2^-20");
        Assert.InRange(worst, 0, 0.6);
        Assert.Equal(0, LogSoftmax.NaturalLogarithm(1 << 20));
        Assert.Equal((long)Math.Round(Math.Log(2) * One), LogSoftmax.NaturalLogarithm(1 << 21));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(256)]
    public void Log_softmax_is_right_to_a_ten_thousandth(int count)
    {
        SigmoidTable table = RnnModel.Load(SampleModels.GruSoftmax).Table;
        var random = new Random(1);
        double worst = 0;
        for (int trial = 0; trial < 300; trial++)
        {
            double scale = Math.Pow(10, 2 * random.NextDouble() - 1);
            int[] logits = Enumerable.Range(0, count).Select(_ => (int)(scale * RandomNetworks.Normal(random) * One)).ToArray();
            double largest = logits.Max() / One;
            double sum = Math.Log(logits.Sum(logit => Math.Exp(logit / One - largest)));
            int[] values = [.. logits];
            LogSoftmax.Apply(values, 0, count, table);
            worst = Math.Max(worst, logits.Zip(values, (logit, value) => Math.Abs(value / One - (logit / One - largest - sum))).Max());
        }

        log.WriteLine($"{count} classes: worst error {worst}");
        Assert.InRange(worst, 0, 1.5e-4);
    }

    [Fact]
    public void Far_logits_saturate()
    {
        SigmoidTable table = RnnModel.Load(SampleModels.GruSoftmax).Table;
        int[] values = [0, int.MaxValue, -int.MaxValue, 7];
        LogSoftmax.Apply(values, 1, 2, table);

        Assert.Equal([0, 0, -int.MaxValue, 7], values);
    }
}

using System.Globalization;
using System.IO;
using BenchmarkDotNet.Attributes;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Quantizer.Samples;

namespace TinyRnn.Benchmarks;

/// <summary>What <c>tinyrnn run</c> does: CSV in, a step, CSV out.</summary>
public class RunBenchmark
{
    private static readonly string[] s_features = ["x0", "x1", "x2", "x3"];

    private readonly byte[] _csv = BenchmarkModel.Csv;
    private TextbookGru _textbook = null!;
    private IntegerModel _integer = null!;

    [GlobalSetup]
    public void Setup()
    {
        _textbook = new TextbookGru(BenchmarkModel.Network);
        _integer = new IntegerModel(BenchmarkModel.Quantize());
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = BenchmarkModel.Rows, Description = "textbook: Split, Parse, float loops, WriteLine")]
    public void Textbook()
    {
        using var writer = new StreamWriter(Stream.Null);
        foreach (float[] row in TextbookCsv.Read(_csv))
        {
            writer.WriteLine(_textbook.Step(row).ToString(CultureInfo.InvariantCulture));
        }
    }

    [Benchmark(OperationsPerInvoke = BenchmarkModel.Rows, Description = "run, integer runtime")]
    public void IntegerRuntime()
    {
        using ReadingReader readings = Open();
        ModelRunner.Run(_integer, readings, [], Stream.Null, flushRows: false);
    }

    [Benchmark(OperationsPerInvoke = BenchmarkModel.Rows, Description = "run, integer runtime, flushed per row")]
    public void Live()
    {
        using ReadingReader readings = Open();
        ModelRunner.Run(_integer, readings, [], Stream.Null, flushRows: true);
    }

    [Benchmark(OperationsPerInvoke = BenchmarkModel.Rows, Description = "reading the CSV alone")]
    public float Reading()
    {
        float sum = 0;
        using ReadingReader readings = Open();
        while (readings.Read())
        {
            sum += readings.Reading[0];
        }

        return sum;
    }

    private ReadingReader Open() =>
        BenchmarkModel.Open(_csv, new ReadingColumns(BenchmarkModel.Inputs, s_features));
}

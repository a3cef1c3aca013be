using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using BenchmarkDotNet.Attributes;
using TinyRnn.Quantizer.Samples;

namespace TinyRnn.Benchmarks;

/// <summary>
/// A file of readings, looked at and read, beside a single pass of the CSV library over it, which finds nothing out. What is aimed
/// at: plain 1, gzip and UTF-16 within 2 of plain.
/// </summary>
public class ReadingBenchmark
{
    private static readonly string[] s_features = ["x0", "x1", "x2", "x3"];

    private readonly byte[] _plain = BenchmarkModel.Csv;
    private byte[] _gzip = [];
    private byte[] _utf16 = [];
    private byte[] _timed = [];

    [GlobalSetup]
    public void Setup()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(_plain);
        }

        _gzip = packed.ToArray();
        string text = Encoding.UTF8.GetString(_plain);
        _utf16 = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)];
        string[] lines = text.Split('\n', System.StringSplitOptions.RemoveEmptyEntries);
        System.DateTime start = System.DateTime.UnixEpoch;
        _timed = Encoding.UTF8.GetBytes("time," + lines[0] + "\n" + string.Concat(lines.Skip(1).Select((line, i) => $"{start.AddMinutes(i):yyyy-MM-ddTHH:mm:ss},{line}\n")));
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = BenchmarkModel.Rows, Description = "CsvHelper and float.Parse, one pass")]
    public float Library() => CsvHelperReading.Sum(_plain, BenchmarkModel.Inputs);

    [Benchmark(OperationsPerInvoke = BenchmarkModel.Rows, Description = "plain CSV")]
    public float Plain() => Sum(_plain);

    [Benchmark(OperationsPerInvoke = BenchmarkModel.Rows, Description = "with a time column")]
    public float Timed() => Sum(_timed);

    [Benchmark(OperationsPerInvoke = BenchmarkModel.Rows, Description = "gzip")]
    public float Gzip() => Sum(_gzip);

    [Benchmark(OperationsPerInvoke = BenchmarkModel.Rows, Description = "UTF-16")]
    public float Utf16() => Sum(_utf16);

    private static float Sum(byte[] file)
    {
        float sum = 0;
        using ReadingReader readings = BenchmarkModel.Open(file, new ReadingColumns(BenchmarkModel.Inputs, s_features));
        while (readings.Read())
        {
            sum += readings.Reading[0];
        }

        return sum;
    }
}

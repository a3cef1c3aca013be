using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using BenchmarkDotNet.Attributes;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Samples;

namespace TinyRnn.Benchmarks;

/// <summary>
/// A file of readings, looked at and read, beside a single pass of the CSV library over it, which finds nothing out. What is aimed
/// at: plain 1, gzip and UTF-16 within 2. Looking at the first lines takes half a millisecond, which counts in files of less than
/// 30,000 rows; a larger file than memory is kept of is read twice.
/// </summary>
public class ReadingBenchmark
{
    private const int Repetitions = 10;
    private const int Rows = Repetitions * BenchmarkModel.Rows;

    private static readonly string[] s_features = ["x0", "x1", "x2", "x3"];

    private readonly byte[] _plain = Times(BenchmarkModel.Csv, Repetitions);
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

    [Benchmark(Baseline = true, OperationsPerInvoke = Rows, Description = "CsvHelper and float.Parse, one pass")]
    public float Library() => CsvHelperReading.Sum(_plain, BenchmarkModel.Inputs);

    [Benchmark(OperationsPerInvoke = Rows, Description = "plain CSV")]
    public float Plain() => Sum(_plain);

    [Benchmark(OperationsPerInvoke = Rows, Description = "with a time column")]
    public float Timed() => Sum(_timed);

    [Benchmark(OperationsPerInvoke = Rows, Description = "gzip")]
    public float Gzip() => Sum(_gzip);

    [Benchmark(OperationsPerInvoke = Rows, Description = "UTF-16")]
    public float Utf16() => Sum(_utf16);

    /// <summary>The rows of a file several times below its header.</summary>
    private static byte[] Times(byte[] csv, int count)
    {
        int body = System.Array.IndexOf(csv, (byte)'\n') + 1;
        return [.. csv[..body], .. Enumerable.Repeat(csv[body..], count).SelectMany(bytes => bytes)];
    }

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

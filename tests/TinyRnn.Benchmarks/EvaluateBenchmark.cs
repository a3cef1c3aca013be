using BenchmarkDotNet.Attributes;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Quantizer.Samples;

namespace TinyRnn.Benchmarks;

/// <summary>What <c>tinyrnn evaluate</c> does: CSV in, a step of one model or two side by side, scores.</summary>
public class EvaluateBenchmark
{
    private static readonly string[] s_features = ["x0", "x1", "x2", "x3"];
    private static readonly string[] s_labels = ["label"];

    private readonly byte[] _csv = BenchmarkModel.Csv;
    private TextbookGru _textbook = null!;
    private IntegerModel _integer = null!;
    private FloatModel _float = null!;

    [GlobalSetup]
    public void Setup()
    {
        _textbook = new TextbookGru(BenchmarkModel.Network);
        _integer = new IntegerModel(BenchmarkModel.Quantize());
        _float = new FloatModel(BenchmarkModel.Network);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = BenchmarkModel.Rows, Description = "textbook: Split, Parse, float loops, Brier score")]
    public double Textbook()
    {
        double sum = 0;
        foreach (float[] row in TextbookCsv.Read(_csv))
        {
            double error = _textbook.Step(row) - row[BenchmarkModel.Inputs];
            sum += error * error;
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = BenchmarkModel.Rows, Description = "evaluate, integer runtime")]
    public EvaluationReport Alone() => Evaluate(null);

    [Benchmark(OperationsPerInvoke = BenchmarkModel.Rows, Description = "evaluate, integer against float side by side")]
    public EvaluationReport SideBySide() => Evaluate(_float);

    private EvaluationReport Evaluate(FloatModel? reference)
    {
        var columns = new ReadingColumns(BenchmarkModel.Inputs, s_features) { Labels = s_labels };
        using var readings = BenchmarkModel.Open(_csv, columns);
        return new Evaluator(_integer, reference, s_labels.Length).Run(readings);
    }
}

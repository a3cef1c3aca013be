using BenchmarkDotNet.Attributes;
using TinyRnn.Quantizer.Evaluation;

namespace TinyRnn.Benchmarks;

/// <summary>One step, without reading or writing.</summary>
public class StepBenchmark
{
    private readonly float[][] _readings = BenchmarkModel.Readings;
    private readonly float[] _output = new float[1];
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

    [Benchmark(Baseline = true, OperationsPerInvoke = BenchmarkModel.Rows, Description = "textbook float loops")]
    public float Textbook()
    {
        float sum = 0;
        foreach (float[] reading in _readings)
        {
            sum += _textbook.Step(reading);
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = BenchmarkModel.Rows, Description = "integer runtime, loaded")]
    public float IntegerRuntime() => Sum(_integer);

    [Benchmark(OperationsPerInvoke = BenchmarkModel.Rows, Description = "float reference")]
    public float FloatReference() => Sum(_float);

    private float Sum(IRecurrentModel model)
    {
        float sum = 0;
        foreach (float[] reading in _readings)
        {
            model.Predict(reading, _output);
            sum += _output[0];
        }

        return sum;
    }
}

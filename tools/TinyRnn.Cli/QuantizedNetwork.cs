using TinyRnn.Cli.Output;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;

namespace TinyRnn.Cli;

/// <summary>From a float network and calibration readings to a model that has been compared with it.</summary>
/// <param name="Bytes">The model's file.</param>
/// <param name="Model">The model, read back from it.</param>
/// <param name="Report">Float against integer on the calibration readings, without labels.</param>
internal sealed record QuantizedNetwork(byte[] Bytes, RnnModel Model, EvaluationReport Report)
{
    /// <summary>Quantizes a network.</summary>
    /// <param name="network">The float network.</param>
    /// <param name="calibration">A CSV file, read twice: to calibrate, and to compare.</param>
    /// <param name="badReadings">What a missing reading is.</param>
    /// <param name="options">Choices.</param>
    public static QuantizedNetwork Create(Network network, string calibration, BadReadingPolicy badReadings, QuantizationOptions options)
    {
        ModelSignature signature = ModelSignature.Of(network);
        var columns = new ReadingColumns(signature.InputSize, signature.Features) { BadReadings = badReadings };
        byte[] bytes = NetworkQuantizer.Quantize(network, Calibrate(network, calibration, columns), options);
        RnnModel model = RnnModel.Load(bytes);
        return new QuantizedNetwork(bytes, model, Compare(network, model, calibration, columns));
    }

    private static CalibrationStatistics Calibrate(Network network, string path, ReadingColumns columns)
    {
        var calibrator = new Calibrator(network);
        using var readings = new ReadingReader(CsvTable.Open(path), columns);
        ReadingProgress.ForEach("calibrating", readings, () => calibrator.Add(readings.Reading));
        return calibrator.Finish();
    }

    private static EvaluationReport Compare(Network network, RnnModel model, string path, ReadingColumns columns)
    {
        var evaluator = new Evaluator(new IntegerModel(model), new FloatModel(network), labels: 0);
        using var readings = new ReadingReader(CsvTable.Open(path), columns);
        ReadingProgress.ForEach("comparing with float", readings, () => evaluator.Add(readings));
        return evaluator.Finish();
    }
}

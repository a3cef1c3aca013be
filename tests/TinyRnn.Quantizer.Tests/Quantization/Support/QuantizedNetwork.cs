using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;

namespace TinyRnn.TestSupport;

/// <summary>From a float network to a model in one call.</summary>
internal static class QuantizedNetwork
{
    public static byte[] Make(Network network, float[][] calibration, QuantizationOptions? options = null) =>
        NetworkQuantizer.Quantize(network, Calibrate(network, calibration), options ?? new QuantizationOptions());

    /// <summary>What a network sees and computes on a stream of readings.</summary>
    public static CalibrationStatistics Calibrate(Network network, float[][] readings)
    {
        var calibrator = new Calibrator(network);
        foreach (float[] reading in readings)
        {
            calibrator.Add(reading);
        }

        return calibrator.Finish();
    }

    public static byte[] MakeOfWindows(Network network, float[][] windows, QuantizationOptions? options = null)
    {
        var calibrator = new Calibrator(network);
        foreach (float[] window in windows)
        {
            calibrator.AddWindow(window);
        }

        return NetworkQuantizer.Quantize(network, calibrator.Finish(), options ?? new QuantizationOptions());
    }

    public static LoadedNetwork Load(byte[] bytes) => new(RnnModel.Load(bytes));
}

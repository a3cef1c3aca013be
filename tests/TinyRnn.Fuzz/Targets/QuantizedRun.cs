using System;
using TinyRnn.Fuzz.Engine;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.TestSupport;

namespace TinyRnn.Fuzz.Targets;

/// <summary>What becomes of a network that was imported: it is quantized and runs on integers, or is refused as too large to be.</summary>
internal static class QuantizedRun
{
    private const int Windows = 3;
    private const int Steps = 5;

    /// <summary>Quantizes a network and runs the model.</summary>
    /// <returns>Empty, or the kind of the refusal.</returns>
    public static string Of(Network network)
    {
        byte[] model;
        try
        {
            var random = new Random(1);
            var calibrator = new Calibrator(network);
            foreach (float[] window in RandomWindows.Make(random, network, Windows, StepsOf(network)))
            {
                calibrator.AddWindow(window);
            }

            model = NetworkQuantizer.Quantize(network, calibrator.Finish(), new QuantizationOptions { SelfTestSteps = Steps });
        }
        catch (QuantizationException refusal)
        {
            return MessageShape.Of(refusal);
        }

        IntegerRun.Of(RnnModel.Load(model));
        return "";
    }

    private static int StepsOf(Network network) =>
        network.FixedSteps > 0 ? network.FixedSteps
        : network.Window > 0 ? Math.Min(network.Window, Steps)
        : Steps;
}

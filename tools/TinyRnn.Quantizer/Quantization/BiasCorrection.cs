using TinyRnn.Quantizer.Models;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>Adds to each row's bias what rounding the weights takes from the row's mean sum: (W - Wq) E[x].</summary>
internal static class BiasCorrection
{
    public static void Apply(double[] bias, double[] weights, QuantizedMatrix quantized, double[] means)
    {
        int columns = quantized.Columns;
        for (int i = 0; i < weights.Length; i++)
        {
            double error = weights[i] - quantized.Weights[i] * quantized.Scales[i / columns];
            bias[i / columns] += error * means[i % columns];
        }
    }
}

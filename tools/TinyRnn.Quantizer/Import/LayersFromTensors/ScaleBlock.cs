using System;
using TinyRnn.Quantizer.Import.Tensors;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.LayersFromTensors;

/// <summary>A batch normalization as it is after training: (x - mean) / sqrt(variance + epsilon) * weight + bias.</summary>
/// <param name="Name">The module's name.</param>
/// <param name="Size">Values in and out.</param>
/// <param name="Mean">[size].</param>
/// <param name="Variance">[size].</param>
/// <param name="Weights">[size], or null for ones.</param>
/// <param name="Bias">[size], or null for zeros.</param>
internal sealed record ScaleBlock(string Name, int Size, TensorEntry Mean, TensorEntry Variance, TensorEntry? Weights, TensorEntry? Bias)
    : LayerBlock(Name, Size, Size)
{
    /// <summary>PyTorch's default, which a state_dict does not hold.</summary>
    public const double Epsilon = 1e-5;

    protected override string Kind => "batch normalization";

    /// <exception cref="ImportException">A value is not finite, or a variance below 0.</exception>
    public ScaleLayer ToLayer(string file)
    {
        float[] mean = FiniteValues.Read(file, Mean);
        float[] variance = FiniteValues.Read(file, Variance);
        float[]? weights = Weights is null ? null : FiniteValues.Read(file, Weights);
        float[]? bias = Bias is null ? null : FiniteValues.Read(file, Bias);
        var factor = new double[Size];
        var offset = new double[Size];
        for (int i = 0; i < Size; i++)
        {
            if (variance[i] < 0)
            {
                throw new ImportException(file, $"tensor {Variance}[{i}]: expected a variance of 0 or more, found {variance[i]}.");
            }

            factor[i] = (weights?[i] ?? 1) / Math.Sqrt(variance[i] + Epsilon);
            offset[i] = (bias?[i] ?? 0) - (mean[i] * factor[i]);
        }

        return new ScaleLayer(Name, Size, factor, offset);
    }
}

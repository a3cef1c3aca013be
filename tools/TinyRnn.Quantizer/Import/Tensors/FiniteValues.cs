using System;

namespace TinyRnn.Quantizer.Import.Tensors;

/// <summary>Reads weights, which must be finite.</summary>
internal static class FiniteValues
{
    /// <exception cref="ImportException">A value is NaN, infinite, or too large for single precision.</exception>
    public static float[] Read(string file, TensorEntry tensor)
    {
        float[] values = tensor.Read();
        int bad = Array.FindIndex(values, value => !float.IsFinite(value));
        return bad < 0
            ? values
            : throw new ImportException(
                file,
                $"tensor {tensor}: expected finite values in single precision, found {values[bad]} at index {bad}."
            );
    }
}

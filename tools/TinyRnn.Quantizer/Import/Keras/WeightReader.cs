using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TinyRnn.Quantizer.Import.Keras.Hdf5;
using TinyRnn.Quantizer.Import.Tensors;

namespace TinyRnn.Quantizer.Import.Keras;

/// <summary>Reads data sets as weights.</summary>
internal sealed class WeightReader(Hdf5File file)
{
    private const long MostElements = 2L * Limits.EmbeddingWeights;

    private long _left = MostElements;

    /// <exception cref="ImportException">Not floating-point, not finite, or too many in all.</exception>
    public Weight Read(KerasLayer layer, string name, Hdf5Dataset dataset)
    {
        ElementType type = TypeOf(layer, name, dataset);
        _left -= dataset.Shape.Aggregate(1L, (product, size) => product * size);
        if (_left < 0)
        {
            throw layer.Refuse($"{name}: expected at most {MostElements} weights in the model");
        }

        byte[] bytes = file.Read(dataset);
        var values = new float[bytes.Length / type.Bytes()];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = type.ToSingle(bytes.AsSpan(i * type.Bytes(), type.Bytes()));
        }

        int bad = Array.FindIndex(values, value => !float.IsFinite(value));
        return bad < 0
            ? new Weight(values, dataset.Shape)
            : throw layer.Refuse($"{name}: expected finite values, found {Show(values[bad])} at {Weight.ShapeOf(PlaceOf(bad, dataset.Shape))}");
    }

    private ElementType TypeOf(KerasLayer layer, string name, Hdf5Dataset dataset)
    {
        bool isStatedBFloat16 =
            dataset.Type is { Kind: Hdf5Kind.Number, Size: 2 }
            && dataset.Attributes.ContainsKey("dtype")
            && file.Text(dataset, "dtype") == "bfloat16";
        return isStatedBFloat16 ? ElementType.BFloat16
            : dataset.Type.Element is { } element && element.IsFloat() ? element
            : throw layer.Refuse(
                $"{name}: expected floating point values, found {dataset.Type.Name}; save the model before it is quantized"
            );
    }

    private static string Show(float value) => value.ToString(CultureInfo.InvariantCulture).ToLowerInvariant();

    private static long[] PlaceOf(int index, IReadOnlyList<long> shape)
    {
        long rest = index;
        return shape.Reverse().Select(size => (rest % size, rest /= size).Item1).Reverse().ToArray();
    }
}

using System;
using System.Collections.Generic;
using System.Linq;

namespace TinyRnn.Quantizer.Import.Keras;

/// <summary>values * factor + offset, in double precision, to become part of the weights beside it.</summary>
/// <param name="Layer">Where it comes from.</param>
/// <param name="Factor">One for each value.</param>
/// <param name="Offset">One for each value.</param>
internal sealed record AffineValues(KerasLayer Layer, double[] Factor, double[] Offset)
{
    /// <summary>Changes nothing.</summary>
    public static AffineValues None(KerasLayer layer, int size) => new(layer, [.. Enumerable.Repeat(1.0, size)], new double[size]);

    public AffineValues Then(AffineValues other) =>
        new(
            other.Layer,
            Factor.Zip(other.Factor, (one, two) => one * two).ToArray(),
            Offset.Zip(other.Factor, (one, two) => one * two).Zip(other.Offset, (one, two) => one + two).ToArray()
        );

    /// <summary>The tensors of a layer that takes the values as they are, instead of those that come out here.</summary>
    /// <param name="weights">kernel [input, width], and perhaps bias.</param>
    /// <param name="biasShape">[width], or [2, width] of which the first row is the input's.</param>
    public Dictionary<string, Weight> Before(Dictionary<string, Weight> weights, long[] biasShape)
    {
        Weight kernel = weights["kernel"];
        Weight? bias = weights.GetValueOrDefault("bias");
        if (kernel.Shape.Count != 2 || kernel.Shape[0] != Factor.Length || (bias is not null && !bias.Has(biasShape)))
        {
            return weights; // of a wrong shape, which is refused where they are stored
        }

        int width = (int)kernel.Shape[1];
        double[] sums = new double[(int)biasShape.Aggregate((product, size) => product * size)];
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] = bias is null ? 0 : bias.Values[i];
        }

        float[] scaled = new float[kernel.Values.Length];
        for (int i = 0; i < scaled.Length; i++)
        {
            sums[i % width] += Offset[i / width] * kernel.Values[i];
            scaled[i] = (float)(kernel.Values[i] * Factor[i / width]);
        }

        return new Dictionary<string, Weight>(weights, StringComparer.Ordinal)
        {
            ["kernel"] = kernel with { Values = scaled },
            ["bias"] = new Weight(Array.ConvertAll(sums, sum => (float)sum), biasShape),
        };
    }

    /// <summary>Kernel and bias of a Dense layer without an activation that gives what comes out here.</summary>
    public (Weight Kernel, Weight Bias) After(Weight kernel, Weight? bias)
    {
        float[] scaled = new float[kernel.Values.Length];
        for (int i = 0; i < scaled.Length; i++)
        {
            scaled[i] = (float)(kernel.Values[i] * Factor[i % Factor.Length]);
        }

        float[] shifted = Offset.Select((offset, i) => (float)(((bias?.Values[i] ?? 0) * Factor[i]) + offset)).ToArray();
        return (kernel with { Values = scaled }, new Weight(shifted, [shifted.Length]));
    }

    /// <summary>Kernel and bias of a Dense layer that does nothing else.</summary>
    public (Weight Kernel, Weight Bias) Alone()
    {
        int size = Factor.Length;
        float[] kernel = new float[size * size];
        for (int i = 0; i < size; i++)
        {
            kernel[(i * size) + i] = (float)Factor[i];
        }

        return (new Weight(kernel, [size, size]), new Weight(Array.ConvertAll(Offset, value => (float)value), [size]));
    }
}

using System;
using TinyRnn.Quantizer.Models;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>A quantized matrix and the copies that it is multiplied with.</summary>
/// <param name="Matrix">[rows, columns].</param>
/// <param name="Copy">Rounding of the vector.</param>
/// <param name="Step">Real value of one step of a copy.</param>
internal sealed record QuantizedProduct(QuantizedMatrix Matrix, CopyScale Copy, double Step)
{
    /// <summary>A matrix for a layer's input.</summary>
    public static QuantizedProduct OfInput(RoundedWeights weights, int lanes, LayerInput input)
    {
        LaneChoice choice = LaneChoice.Of(weights, lanes, input.LeastLimit);
        (CopyScale copy, double step) = input.Copy(input.Limit(choice.Limit));
        return new(weights.ToMatrix(choice.Lanes), copy, step);
    }

    /// <summary>A matrix for values of a layer's own: +-<paramref name="range"/> in the given format.</summary>
    public static QuantizedProduct Of(RoundedWeights weights, int lanes, double range, int fractionBits) =>
        WithCopies(weights, LaneChoice.Of(weights, lanes, LaneChoice.LeastLimit(range)), range, fractionBits);

    /// <summary>A projection of such values.</summary>
    public static QuantizedProduct OfProjection(RoundedWeights weights, int lanes, double range, int fractionBits) =>
        WithCopies(weights, LaneChoice.OfProjection(weights, lanes), range, fractionBits);

    private static QuantizedProduct WithCopies(RoundedWeights weights, LaneChoice choice, double range, int fractionBits)
    {
        CopyScale copy = CopyScale.ForRange(range, fractionBits, choice.Limit);
        return new(weights.ToMatrix(choice.Lanes), copy, copy.Step(fractionBits));
    }

    /// <summary>As it stands in a file beside a cell's two other products.</summary>
    public QuantizedSecond ToSecond() => new(Copy, Matrix);

    /// <summary>A row of the product.</summary>
    public RowProduct Row(int row)
    {
        double sum = 0;
        foreach (short weight in Matrix.Weights.AsSpan(row * Matrix.Columns, Matrix.Columns))
        {
            sum += Math.Abs((int)weight);
        }

        return new RowProduct(Matrix.Scales[row] * Step, sum * Copy.Limit, Matrix.Lanes == 3 && row % 3 == 1);
    }
}

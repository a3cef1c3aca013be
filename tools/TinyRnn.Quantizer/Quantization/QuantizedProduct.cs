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
    public static QuantizedProduct OfInput(RoundedWeights weights, int lanes, LayerInput input, bool isFine)
    {
        LaneChoice choice = LaneChoice.Of(weights, lanes, input.LeastLimit);
        return isFine && choice.Lanes == 1 && input.FineCopy(weights.LargestRowSum) is { } fine
            ? new(weights.ToMatrix(1), fine, fine.Step(input.FractionBits))
            : Of(weights.ToMatrix(choice.Lanes), input.Copy(input.Limit(choice.Limit)));
    }

    /// <summary>A matrix for values of a layer's own: +-<paramref name="range"/> in the given format.</summary>
    public static QuantizedProduct Of(RoundedWeights weights, int lanes, double range, int fractionBits, bool isFine) =>
        WithCopies(weights, LaneChoice.Of(weights, lanes, LaneChoice.LeastLimit(range)), range, fractionBits, isFine);

    /// <summary>A projection of such values.</summary>
    public static QuantizedProduct OfProjection(RoundedWeights weights, int lanes, double range, int fractionBits, bool isFine) =>
        WithCopies(weights, LaneChoice.OfProjection(weights, lanes), range, fractionBits, isFine);

    private static QuantizedProduct WithCopies(RoundedWeights weights, LaneChoice choice, double range, int fractionBits, bool isFine)
    {
        CopyScale? fine = isFine && choice.Lanes == 1 ? FineCopies.Of(weights.LargestRowSum, range, fractionBits) : null;
        CopyScale copy = fine ?? CopyScale.ForRange(range, fractionBits, choice.Limit);
        return new(weights.ToMatrix(choice.Lanes), copy, copy.Step(fractionBits));
    }

    private static QuantizedProduct Of(QuantizedMatrix matrix, (CopyScale Copy, double Step) copy) => new(matrix, copy.Copy, copy.Step);

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

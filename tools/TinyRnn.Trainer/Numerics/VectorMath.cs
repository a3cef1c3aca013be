using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TinyRnn.Trainer.Numerics;

/// <summary>
/// exp, tanh and the logistic function of four numbers at a time, out of additions, multiplications and divisions that every
/// machine rounds alike, so that the results are the same bits everywhere. The polynomials were fitted by Remez's algorithm.
/// </summary>
internal static class VectorMath
{
    private const float Log2OfE = 1.44269504f;

    // ln 2 in two parts; the first has so few bits that its products with exponents are exact.
    private const float Ln2High = 0.693359375f;
    private const float Ln2Low = -2.12194440e-4f;

    // Added and subtracted again, it rounds to the nearest integer, which the low bits then hold.
    private const float Rounder = 12582912f;

    /// <summary>Greatest and least argument whose exponential is neither infinite nor zero.</summary>
    private const float Greatest = 88.8f;
    private const float Least = -104f;

    /// <summary>e^v, within one unit in the last place; infinite above 88.72, 0 below -103.97, NaN of NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Exp(Vector128<float> value)
    {
        value = Vector128.ConditionalSelect(Vector128.GreaterThan(value, Vector128.Create(Greatest)), Vector128.Create(Greatest), value);
        value = Vector128.ConditionalSelect(Vector128.LessThan(value, Vector128.Create(Least)), Vector128.Create(Least), value);
        Vector128<float> shifted = (value * Vector128.Create(Log2OfE)) + Vector128.Create(Rounder);
        Vector128<float> exponent = shifted - Vector128.Create(Rounder);
        Vector128<float> rest = value - (exponent * Vector128.Create(Ln2High)) - (exponent * Vector128.Create(Ln2Low));

        var sum = Vector128.Create(1.9918524e-4f);
        sum = (sum * rest) + Vector128.Create(1.3946177e-3f);
        sum = (sum * rest) + Vector128.Create(8.3332641e-3f);
        sum = (sum * rest) + Vector128.Create(4.1666269e-2f);
        sum = (sum * rest) + Vector128.Create(1.6666667e-1f);
        sum = (sum * rest) + Vector128.Create(0.5f);
        Vector128<float> result = ((sum * (rest * rest)) + rest) + Vector128<float>.One;

        // Two factors, since 2^128 and results below 2^-126 are out of reach of one.
        Vector128<int> power = shifted.AsInt32() - Vector128.Create(Rounder).AsInt32();
        Vector128<int> half = Vector128.ShiftRightArithmetic(power, 1);
        return result * PowerOfTwo(half) * PowerOfTwo(power - half);
    }

    /// <summary>tanh v, within one unit in the last place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Tanh(Vector128<float> value)
    {
        Vector128<float> magnitude = Vector128.Abs(value);
        Vector128<float> capped = Vector128.ConditionalSelect(
            Vector128.GreaterThan(magnitude, Vector128.Create(10f)), Vector128.Create(10f), magnitude);
        Vector128<float> large = Vector128<float>.One - (Vector128.Create(2f) / (Exp(capped + capped) + Vector128<float>.One));

        Vector128<float> square = magnitude * magnitude;
        var sum = Vector128.Create(1.2147084e-4f);
        sum = (sum * square) + Vector128.Create(-8.4113766e-4f);
        sum = (sum * square) + Vector128.Create(3.0785950e-3f);
        sum = (sum * square) + Vector128.Create(-8.5951154e-3f);
        sum = (sum * square) + Vector128.Create(2.1784731e-2f);
        sum = (sum * square) + Vector128.Create(-5.3953098e-2f);
        sum = (sum * square) + Vector128.Create(1.3333200e-1f);
        sum = (sum * square) + Vector128.Create(-3.3333329e-1f);
        Vector128<float> small = magnitude + (sum * square * magnitude);

        Vector128<float> result = Vector128.ConditionalSelect(Vector128.LessThan(magnitude, Vector128<float>.One), small, large);
        return Vector128.ConditionalSelect(Vector128.Create(-0f), value, result);
    }

    /// <summary>1 / (1 + e^-v), within three units in the last place; it never overflows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sigmoid(Vector128<float> value)
    {
        Vector128<float> exponential = Exp(-Vector128.Abs(value));
        Vector128<float> numerator = Vector128.ConditionalSelect(
            Vector128.LessThan(value, Vector128<float>.Zero), exponential, Vector128<float>.One);
        return numerator / (Vector128<float>.One + exponential);
    }

    /// <summary>2^n for n from -126 to 127.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> PowerOfTwo(Vector128<int> exponent) =>
        Vector128.ShiftLeft(exponent + Vector128.Create(127), 23).AsSingle();
}

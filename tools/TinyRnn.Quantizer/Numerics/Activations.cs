using System;
using System.Numerics;
using System.Numerics.Tensors;

namespace TinyRnn.Quantizer.Numerics;

/// <summary>
/// Activation functions over spans, exact to a few units in the last place, and with the same bits on every machine: calibration rests
/// on them, and with it every byte of a quantized model.
/// </summary>
internal static class Activations
{
    /// <summary>1 / (1 + exp(-v)); the spans may be the same.</summary>
    public static void Sigmoid(ReadOnlySpan<float> values, Span<float> results) => Elementwise.Apply<SigmoidFunction>(values, results);

    /// <summary>tanh(v); the spans may be the same. Relative accuracy is kept near zero.</summary>
    public static void Tanh(ReadOnlySpan<float> values, Span<float> results) => Elementwise.Apply<TanhFunction>(values, results);

    /// <summary>tanh of one value, with the bits that <see cref="Tanh(ReadOnlySpan{float}, Span{float})"/> gives it.</summary>
    public static float Tanh(float value) => TanhFunction.Of(new Vector<float>(value))[0];

    /// <summary>The sigmoid of one value, with the bits that <see cref="Sigmoid(ReadOnlySpan{float}, Span{float})"/> gives it.</summary>
    public static float Sigmoid(float value) => SigmoidFunction.Of(new Vector<float>(value))[0];

    /// <summary>exp of one value, with the same bits on every machine.</summary>
    public static float Exp(float value) => VectorExp.Of(new Vector<float>(value))[0];

    /// <summary>exp(v_i) / sum of exp(v_j), in place, for values of any size; summed in order.</summary>
    public static void Softmax(Span<float> values)
    {
        TensorPrimitives.Subtract(values, TensorPrimitives.Max<float>(values), values);
        Elementwise.Apply<ExpFunction>(values, values);
        float sum = 0;
        foreach (float value in values)
        {
            sum += value;
        }

        TensorPrimitives.Divide(values, sum, values);
    }

    /// <summary>v_i - log(sum of exp(v_j)), in place, for values of any size; summed in order.</summary>
    public static void LogSoftmax(Span<float> values)
    {
        TensorPrimitives.Subtract(values, TensorPrimitives.Max<float>(values), values);
        double sum = 0;
        foreach (float value in values)
        {
            sum += PortableMath.Exp(value);
        }

        TensorPrimitives.Subtract(values, (float)PortableMath.Log(sum), values);
    }

    private readonly struct ExpFunction : IElementFunction
    {
        public static Vector<float> Of(Vector<float> value) => VectorExp.Of(value);
    }

    private readonly struct SigmoidFunction : IElementFunction
    {
        public static Vector<float> Of(Vector<float> value) => Vector<float>.One / (Vector<float>.One + VectorExp.Of(-value));
    }

    private readonly struct TanhFunction : IElementFunction
    {
        /// <summary>
        /// Cephes <c>tanhf</c>: an odd polynomial below 0.625, where 1 - 2 / (exp(2v) + 1) would cancel.
        /// </summary>
        public static Vector<float> Of(Vector<float> value)
        {
            Vector<float> magnitude = Vector.Min(Vector.Abs(value), new Vector<float>(10f));
            Vector<float> large = Vector<float>.One - (new Vector<float>(2f) / (VectorExp.Of(magnitude + magnitude) + Vector<float>.One));
            large = Vector.CopySign(large, value);

            Vector<float> square = value * value;
            var polynomial = new Vector<float>(-5.70498872745e-3f);
            polynomial = Vector.FusedMultiplyAdd(polynomial, square, new Vector<float>(2.06390887954e-2f));
            polynomial = Vector.FusedMultiplyAdd(polynomial, square, new Vector<float>(-5.37397155531e-2f));
            polynomial = Vector.FusedMultiplyAdd(polynomial, square, new Vector<float>(1.33314422036e-1f));
            polynomial = Vector.FusedMultiplyAdd(polynomial, square, new Vector<float>(-3.33332819422e-1f));
            Vector<float> small = Vector.FusedMultiplyAdd(polynomial * square, value, value);
            return Vector.ConditionalSelect(Vector.LessThan(magnitude, new Vector<float>(0.625f)), small, large);
        }
    }
}

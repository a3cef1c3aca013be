using System;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>
/// How an activation is computed in integers: what becomes of a row's weights and bias, and what is done to the pre-activation.
/// </summary>
/// <param name="Row">Scale, format and offset of the row.</param>
/// <param name="Sign">What the row's weights and bias are multiplied with: 1, or -1 where the scale would be negative.</param>
/// <param name="Function">Cuts and looks up.</param>
/// <param name="Least">The least result, real.</param>
/// <param name="Most">The largest result, real; infinite when there is none.</param>
internal sealed record ActivationSpec(RowSpec Row, double Sign, GateActivation Function, double Least, double Most)
{
    /// <summary>The largest magnitude of a result, real.</summary>
    public double Bound => Math.Max(Math.Abs(Least), Math.Abs(Most));

    /// <summary>True when results lie in 0 to 1.</summary>
    public bool IsUnit => Least >= 0 && Most <= 1;

    /// <param name="activation">The function.</param>
    /// <param name="clip">What pre-activations are cut to; null for nothing.</param>
    /// <param name="fractionBits">Q format of the result.</param>
    /// <param name="what">For errors.</param>
    /// <exception cref="QuantizationException">A parameter beyond its format.</exception>
    public static ActivationSpec Of(Activation activation, double? clip, int fractionBits, string what)
    {
        double most = clip ?? double.PositiveInfinity;
        double alpha = activation.Alpha;
        double beta = activation.Beta;
        return activation.Kind switch
        {
            ActivationKind.Sigmoid => Table(GateFunction.Sigmoid, 0.5, 1, most, fractionBits, what) with { Least = 0 },
            ActivationKind.Tanh => Table(GateFunction.Tanh, 1, 1, most, fractionBits, what),
            ActivationKind.ScaledTanh => Table(GateFunction.Tanh, beta, alpha, most, fractionBits, what),
            ActivationKind.Relu => Linear(1, 0, 0, most, fractionBits),
            ActivationKind.HardSigmoid => Line(alpha, beta, most, 0, 1, fractionBits),
            ActivationKind.Affine => Line(alpha, beta, most, double.NegativeInfinity, double.PositiveInfinity, fractionBits),
            ActivationKind.LeakyRelu => Leaky(alpha, most, fractionBits, what),
            ActivationKind.ThresholdedRelu => Threshold(alpha, most, fractionBits, what),
            _ => throw new QuantizationException($"{what}: {activation.Kind} is not supported"),
        };
    }

    private static ActivationSpec Table(GateFunction function, double scale, double gain, double clip, int fractionBits, string what)
    {
        double reach = Math.Min(clip * Math.Abs(scale) * Math.Pow(2, SigmoidTable.IndexBits), SigmoidTable.Zero);
        long range = (long)Math.Round(double.IsNaN(reach) ? 0 : reach);
        var cut = new GateActivation(
            function, SigmoidTable.Zero - range, Math.Min(SigmoidTable.Zero + range, SigmoidTable.LastIndex), Integer(gain, fractionBits, what));
        double bound = Math.Abs(gain);
        return new(new RowSpec(Math.Abs(scale), SigmoidTable.IndexBits, SigmoidTable.Zero), SignOf(scale), cut, -bound, bound);
    }

    /// <summary>a v + b with v cut to +-clip, then cut to least to most.</summary>
    private static ActivationSpec Line(double a, double b, double clip, double least, double most, int fractionBits)
    {
        double reach = a == 0 ? 0 : Math.Abs(a) * clip;
        return Linear(a, b, Math.Clamp(b - reach, least, most), Math.Clamp(b + reach, least, most), fractionBits);
    }

    private static ActivationSpec Linear(double scale, double offset, double least, double most, int fractionBits) =>
        new(
            new RowSpec(Math.Abs(scale), fractionBits, offset * Math.Pow(2, fractionBits)), SignOf(scale),
            new GateActivation(GateFunction.Linear, Saturated(least, fractionBits), Saturated(most, fractionBits), 0), least, most);

    private static ActivationSpec Leaky(double slope, double clip, int fractionBits, string what)
    {
        double atLeast = slope == 0 ? 0 : -slope * clip;
        var function = new GateActivation(
            GateFunction.Leaky, Saturated(-clip, fractionBits), Saturated(clip, fractionBits), Integer(slope, FixedPoint.GateBits, what));
        return new(RowSpec.Linear(fractionBits), 1, function, Math.Min(0, atLeast), Math.Max(clip, atLeast));
    }

    private static ActivationSpec Threshold(double threshold, double clip, int fractionBits, string what)
    {
        var function = new GateActivation(
            GateFunction.Threshold, Saturated(-clip, fractionBits), Saturated(clip, fractionBits), Integer(threshold, fractionBits, what));
        return new(RowSpec.Linear(fractionBits), 1, function, Math.Min(0, threshold), clip);
    }

    private static double SignOf(double value) => value < 0 ? -1 : 1;

    private static int Integer(double value, int fractionBits, string what)
    {
        double integer = Math.Round(value * Math.Pow(2, fractionBits));
        double limit = int.MaxValue;
        return Math.Abs(integer) <= limit
            ? (int)integer
            : throw new QuantizationException($"{what}: expected a parameter of at most {Math.Floor(limit / Math.Pow(2, fractionBits))} in magnitude, found {value}");
    }

    private static long Saturated(double value, int fractionBits) =>
        (long)Math.Clamp(Math.Round(value * Math.Pow(2, fractionBits)), -int.MaxValue, int.MaxValue);
}

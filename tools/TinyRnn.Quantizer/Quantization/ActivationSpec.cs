using System;
using TinyRnn.CompilerServices;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Numerics;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>
/// How an activation is computed in integers: what becomes of a row's weights and bias, and what is done to the pre-activation.
/// </summary>
/// <param name="Row">Scale, format and offset of the row.</param>
/// <param name="Sign">What the row's weights and bias are multiplied with: 1, or -1 where the scale would be negative.</param>
/// <param name="Function">Cuts and looks up.</param>
/// <param name="Least">The least result, real.</param>
/// <param name="Most">The largest result, real; infinite when there is none.</param>
internal sealed record ActivationSpec(RowSpec Row, double Sign, IntegerActivation Function, double Least, double Most)
{
    private const int FinestBits = 30;

    /// <summary>The largest magnitude of a result, real.</summary>
    public double Bound => Math.Max(Math.Abs(Least), Math.Abs(Most));

    /// <summary>True for a function that the table gives.</summary>
    public bool IsLookedUp => IntegerActivation.IsLookedUp(Function.Function);

    /// <summary>True when results lie in 0 to 1.</summary>
    public bool IsUnit => Least >= 0 && Most <= 1;

    /// <summary>The fraction bits of the finest result whose format the function's parameter fits into.</summary>
    public static int MostFractionBits(Activation activation) =>
        activation.Kind is ActivationKind.ScaledTanh or ActivationKind.Elu or ActivationKind.ThresholdedRelu
            ? Math.Clamp(Math.ILogB(int.MaxValue / Math.Abs(activation.Alpha)), 0, FinestBits)
            : FinestBits;

    /// <summary>The same with all bits of the table's value.</summary>
    public ActivationSpec Fine() =>
        this with
        {
            Function = new IntegerActivation(
                Function.Function == ActivationFunction.Sigmoid ? ActivationFunction.FineSigmoid : ActivationFunction.FineTanh,
                Function.Least, Function.Most, Function.Parameter, Function.FractionBits),
        };

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
            ActivationKind.None => Linear(1, 0, -most, most, fractionBits),
            ActivationKind.Sigmoid => Table(ActivationFunction.Sigmoid, 0.5, 1, most, fractionBits, what) with { Least = 0 },
            ActivationKind.Tanh => Table(ActivationFunction.Tanh, 1, 1, most, fractionBits, what),
            ActivationKind.ScaledTanh => Table(ActivationFunction.Tanh, beta, alpha, most, fractionBits, what),
            ActivationKind.Relu => Linear(1, 0, 0, most, fractionBits),
            ActivationKind.HardSigmoid => Line(alpha, beta, most, 0, 1, fractionBits),
            ActivationKind.Affine => Line(alpha, beta, most, double.NegativeInfinity, double.PositiveInfinity, fractionBits),
            ActivationKind.LeakyRelu => Leaky(alpha, most, fractionBits, what),
            ActivationKind.ThresholdedRelu => Threshold(alpha, most, fractionBits, what),
            ActivationKind.Softsign => Softsign(most, fractionBits),
            ActivationKind.Elu => Elu(alpha, most, fractionBits, what),
        };
    }

    /// <summary>The same, looked up in a table: as it is where it is not looked up at all.</summary>
    public ActivationSpec On(TableCurve table)
    {
        if (!IsLookedUp || table.PlacesPerOne == 1)
        {
            return this;
        }

        long range = (long)Math.Min(Math.Round((SigmoidTable.Zero - Function.Least) * table.PlacesPerOne), SigmoidTable.Zero);
        var cut = new IntegerActivation(
            Function.Function, SigmoidTable.Zero - range, Math.Min(SigmoidTable.Zero + range, SigmoidTable.LastIndex), Function.Parameter, Function.FractionBits);
        return this with { Row = Row with { Factor = Row.Factor * table.PlacesPerOne }, Function = cut };
    }

    private static ActivationSpec Table(ActivationFunction function, double scale, double gain, double clip, int fractionBits, string what)
    {
        double reach = Math.Min(clip * Math.Abs(scale) * Math.Pow(2, SigmoidTable.IndexBits), SigmoidTable.Zero);
        long range = (long)Math.Round(double.IsNaN(reach) ? 0 : reach);
        var cut = new IntegerActivation(
            function, SigmoidTable.Zero - range, Math.Min(SigmoidTable.Zero + range, SigmoidTable.LastIndex), Integer(gain, fractionBits, what), fractionBits);
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
            new IntegerActivation(ActivationFunction.Linear, Saturated(least, fractionBits), Saturated(most, fractionBits), 0, fractionBits), least, most);

    private static ActivationSpec Leaky(double slope, double clip, int fractionBits, string what)
    {
        double atLeast = slope == 0 ? 0 : -slope * clip;
        var function = new IntegerActivation(
            ActivationFunction.Leaky, Saturated(-clip, fractionBits), Saturated(clip, fractionBits), Integer(slope, FixedPoint.GateBits, what), fractionBits);
        return new(RowSpec.Linear(fractionBits), 1, function, Math.Min(0, atLeast), Math.Max(clip, atLeast));
    }

    private static ActivationSpec Threshold(double threshold, double clip, int fractionBits, string what)
    {
        var function = new IntegerActivation(
            ActivationFunction.Threshold, Saturated(-clip, fractionBits), Saturated(clip, fractionBits), Integer(threshold, fractionBits, what), fractionBits);
        return new(RowSpec.Linear(fractionBits), 1, function, Math.Min(0, threshold), clip);
    }

    private static ActivationSpec Softsign(double clip, int fractionBits)
    {
        var function = new IntegerActivation(
            ActivationFunction.Softsign, Saturated(-clip, fractionBits), Saturated(clip, fractionBits), 1 << fractionBits, fractionBits);
        double bound = double.IsPositiveInfinity(clip) ? 1 : clip / (1 + clip);
        return new(RowSpec.Linear(fractionBits), 1, function, -bound, bound);
    }

    private static ActivationSpec Elu(double alpha, double clip, int fractionBits, string what)
    {
        double one = Math.Pow(2, ExponentialTable.IndexBits);
        long least = (long)Math.Max(0, ExponentialTable.Zero - Math.Min(clip * one, ExponentialTable.Zero));
        double most = ExponentialTable.Zero + (clip * one);
        long ceiling = IntegerActivation.Ceiling(ActivationFunction.Elu);
        var function = new IntegerActivation(
            ActivationFunction.Elu, least, most < ceiling ? (long)most : ceiling, Integer(alpha, fractionBits, what), fractionBits);
        double atLeast = alpha * (PortableMath.Exp(-clip) - 1);
        return new(
            new RowSpec(1, ExponentialTable.IndexBits, ExponentialTable.Zero), 1, function, Math.Min(0, atLeast), Math.Max(clip, atLeast));
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

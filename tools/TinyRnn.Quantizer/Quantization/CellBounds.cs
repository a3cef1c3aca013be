using System;
using System.Linq;
using TinyRnn.CompilerServices;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>What h of a recurrent layer can reach, and the format that follows.</summary>
internal static class CellBounds
{
    // h in Q23 saturates at 128.
    private const double MostBounded = 120;

    public static ActivationSpec Gate(RecurrentLayer layer) =>
        Spec(layer, layer.EffectiveOptions.GateActivation, layer.EffectiveOptions.Clip, FixedPoint.GateBits, "gate");

    public static ActivationSpec Candidate(RecurrentLayer layer) =>
        Spec(layer, layer.EffectiveOptions.CandidateActivation, layer.EffectiveOptions.Clip, FixedPoint.ValueBits, "candidate");

    /// <summary>Of an LSTM's cell, which the clip does not touch.</summary>
    public static ActivationSpec Output(RecurrentLayer layer) =>
        Spec(layer, layer.EffectiveOptions.OutputActivation, null, FixedPoint.ValueBits, "output");

    /// <summary>Fraction bits of h.</summary>
    public static int FractionBits(RecurrentLayer layer) =>
        Math.Max(OfHidden(layer), Largest(layer.EffectiveOptions.InitialHidden)) <= MostBounded ? FixedPoint.StateBits : FixedPoint.ValueBits;

    /// <summary>The largest magnitude that steps can give h, real; infinite when there is none.</summary>
    public static double OfHidden(RecurrentLayer layer)
    {
        switch (layer.Cell)
        {
            case CellKind.Gru:
                return Gate(layer).IsUnit ? Candidate(layer).Bound : double.PositiveInfinity;
            case CellKind.Lstm:
                return OfProjected(layer, OfOutput(layer));
            default:
                return Candidate(layer).Bound;
        }
    }

    /// <summary>LSTM: the same of o a(c).</summary>
    public static double OfOutput(RecurrentLayer layer)
    {
        double gate = Gate(layer).Bound;
        double output = Output(layer).Bound;
        return gate == 0 || output == 0 ? 0 : gate * output;
    }

    /// <summary>What copies of values must cover.</summary>
    /// <param name="bound">The largest magnitude there can be; infinite when there is none.</param>
    /// <param name="seen">The largest magnitude that calibration saw.</param>
    public static double Range(double bound, double seen)
    {
        double some = seen > 0 ? seen : 1;
        double bounded = Math.Min(Math.Min(1, bound), some * HiddenRange.BoundedHeadroom);
        double range = double.IsPositiveInfinity(bound) ? some * DenseLayerQuantizer.Headroom : Math.Max(bounded, Math.Min(bound, some * DenseLayerQuantizer.Headroom));
        return range > 0 ? range : 1;
    }

    public static double Largest(float[] values) => values.Length == 0 ? 0 : values.Max(value => Math.Abs((double)value));

    private static double OfProjected(RecurrentLayer layer, double bound)
    {
        float[] projection = layer.EffectiveOptions.Projection;
        return projection.Length == 0 || bound == 0 ? bound : bound * projection.Chunk(layer.HiddenSize).Max(row => row.Sum(weight => Math.Abs((double)weight)));
    }

    private static ActivationSpec Spec(RecurrentLayer layer, Activation activation, double? clip, int fractionBits, string what) =>
        ActivationSpec.Of(activation, clip, fractionBits, $"layer {layer.Name}: {what} activation");
}

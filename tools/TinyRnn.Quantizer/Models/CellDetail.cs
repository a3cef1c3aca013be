using System;
using System.Collections.Generic;
using System.Globalization;

namespace TinyRnn.Quantizer.Models;

/// <summary>What sets a recurrent layer with options apart, in words, as its integers say it.</summary>
internal static class CellDetail
{
    public static string Of(CustomKernel layer)
    {
        var parts = new List<string>();
        switch (layer)
        {
            case GruCustomKernel gru:
                Add(parts, gru.Parameters.ResetBefore, "reset before the product");
                AddActivation(parts, "gates", gru.Parameters.Gate, FixedPoint.GateBits, GateFunction.Sigmoid);
                AddActivation(parts, "candidate", gru.Parameters.Candidate, FixedPoint.ValueBits, GateFunction.Tanh);
                break;
            case LstmCustomKernel lstm:
                AddActivation(parts, "gates", lstm.Parameters.Gate, FixedPoint.GateBits, GateFunction.Sigmoid);
                AddActivation(parts, "candidate", lstm.Parameters.Candidate, FixedPoint.ValueBits, GateFunction.Tanh);
                AddActivation(parts, "output", lstm.Parameters.Output, FixedPoint.ValueBits, GateFunction.Tanh);
                Add(parts, lstm.Parameters.Coupled, "coupled input and forget gate");
                Add(parts, lstm.Parameters.Peepholes is not null, "peepholes");
                Add(parts, lstm.ProjectionWeights is not null, $"projection of {lstm.CellLength} units in {lstm.ProjectionWeights?.Bits} bits");
                break;
            case RnnCustomKernel rnn:
                AddActivation(parts, "activation", rnn.Parameters.Activation, FixedPoint.ValueBits, GateFunction.Tanh);
                break;
        }

        Add(parts, layer.InitialState is not null, "initial state");
        return string.Join(", ", parts);
    }

    private static void Add(List<string> parts, bool condition, string part)
    {
        if (condition)
        {
            parts.Add(part);
        }
    }

    private static void AddActivation(List<string> parts, string what, GateActivation activation, int fractionBits, GateFunction usual)
    {
        double one = Math.Pow(2, fractionBits);
        bool isPlain = activation.UsesTable && activation.Parameter == one;
        string function = activation.Function switch
        {
            GateFunction.Sigmoid or GateFunction.Tanh => (isPlain ? "" : Number(activation.Parameter / one) + " ") + activation.Function.ToString().ToLowerInvariant(),
            GateFunction.Leaky => $"leaky {Number(activation.Parameter / Math.Pow(2, FixedPoint.GateBits))}",
            GateFunction.Threshold => $"threshold {Number(activation.Parameter / one)}",
            _ => "linear",
        };
        string range = RangeOf(activation, one);
        if (!isPlain || activation.Function != usual || range.Length > 0)
        {
            parts.Add($"{what} {function}{range}");
        }
    }

    /// <summary>What pre-activations are cut to, where that is more than the format does.</summary>
    private static string RangeOf(GateActivation activation, double one)
    {
        if (activation.UsesTable)
        {
            double index = Math.Pow(2, SigmoidTable.IndexBits) * (activation.Function == GateFunction.Sigmoid ? 0.5 : 1);
            bool whole = activation.Least == 0 && activation.Most == SigmoidTable.LastIndex;
            return whole ? "" : $" of {Number((activation.Least - SigmoidTable.Zero) / index)} to {Number((activation.Most - SigmoidTable.Zero) / index)}";
        }

        string least = activation.Least == -int.MaxValue ? "" : $" from {Number(activation.Least / one)}";
        string most = activation.Most == int.MaxValue ? "" : $" to {Number(activation.Most / one)}";
        return least + most;
    }

    private static string Number(double value) => (Math.Round(value, 4) + 0.0).ToString(CultureInfo.InvariantCulture);
}

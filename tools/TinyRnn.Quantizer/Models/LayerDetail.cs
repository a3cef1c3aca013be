using System;
using System.Collections.Generic;
using System.Globalization;
using TinyRnn.CompilerServices;

namespace TinyRnn.Quantizer.Models;

/// <summary>What sets a layer apart, in words, as its integers say it; nothing for the usual cell and for a Dense layer without activation.</summary>
internal static class LayerDetail
{
    public static string Of(RecurrentKernel layer)
    {
        var parts = new List<string>();
        CellParameters cell = layer.Cell;
        Add(parts, cell.ResetBefore, "reset before the product");
        if (cell.Gate is not null)
        {
            AddActivation(parts, "gates ", cell.Gate, ActivationFunction.Sigmoid);
        }

        AddActivation(parts, layer is RnnKernel ? "" : "candidate ", cell.Candidate, ActivationFunction.Tanh);
        if (layer is LstmKernel lstm)
        {
            AddActivation(parts, "output ", cell.Output.Activation, ActivationFunction.Tanh);
            Add(parts, cell.Coupled, "coupled input and forget gate");
            Add(parts, cell.Peepholes is not null, "peepholes");
            Add(parts, lstm.Projection is not null, $"projection of {lstm.CellLength} units in {lstm.Projection?.Weights.Bits} bits");
        }

        Add(parts, layer.InitialState is not null, "initial state");
        return string.Join(", ", parts);
    }

    public static string Of(DenseKernel layer)
    {
        IntegerActivation activation = layer.Activation;
        bool isNone = activation.Function == ActivationFunction.Linear && activation.Least == -int.MaxValue && activation.Most == int.MaxValue;
        return isNone ? "" : Describe(activation);
    }

    private static void Add(List<string> parts, bool condition, string part)
    {
        if (condition)
        {
            parts.Add(part);
        }
    }

    private static void AddActivation(List<string> parts, string what, IntegerActivation activation, ActivationFunction usual)
    {
        string text = Describe(activation);
        if (text != NameOf(usual))
        {
            parts.Add(what + text);
        }
    }

    private static string Describe(IntegerActivation activation)
    {
        double one = Math.Pow(2, activation.FractionBits);
        double parameter = activation.Parameter / (activation.Function == ActivationFunction.Leaky ? Math.Pow(2, FixedPoint.GateBits) : one);
        bool hasUsual = activation.Function == ActivationFunction.Linear || (activation.Function is not (ActivationFunction.Leaky or ActivationFunction.Threshold) && parameter == 1);
        if (activation.Function == ActivationFunction.Linear && activation is { Least: 0, Most: int.MaxValue })
        {
            return "relu";
        }

        string name = NameOf(activation.Function);
        bool isGain = IntegerActivation.IsLookedUp(activation.Function) || activation.Function == ActivationFunction.Softsign;
        string function = hasUsual ? name : isGain ? $"{Number(parameter)} {name}" : $"{name} {Number(parameter)}";
        return function + RangeOf(activation, one);
    }

    private static string NameOf(ActivationFunction function) =>
        function switch
        {
            ActivationFunction.Sigmoid => "sigmoid",
            ActivationFunction.Tanh => "tanh",
            ActivationFunction.Linear => "linear",
            ActivationFunction.Leaky => "leaky relu",
            ActivationFunction.Threshold => "thresholded relu",
            ActivationFunction.Softsign => "softsign",
            ActivationFunction.Elu => "elu",
            ActivationFunction.FineSigmoid => "fine sigmoid",
            ActivationFunction.FineTanh => "fine tanh",
        };

    /// <summary>What pre-activations are cut to, where that is more than the format does.</summary>
    private static string RangeOf(IntegerActivation activation, double one)
    {
        bool cutsBelow = activation.Least != IntegerActivation.Floor(activation.Function);
        bool cutsAbove = activation.Most != IntegerActivation.Ceiling(activation.Function);
        string least = cutsBelow ? $" from {Number(Real(activation, activation.Least, one))}" : "";
        string most = cutsAbove ? $" to {Number(Real(activation, activation.Most, one))}" : "";
        return least + most;
    }

    private static double Real(IntegerActivation activation, long value, double one)
    {
        double index = Math.Pow(2, SigmoidTable.IndexBits);
        return activation.Function switch
        {
            ActivationFunction.Sigmoid or ActivationFunction.FineSigmoid => (value - SigmoidTable.Zero) / (index / 2),
            ActivationFunction.Tanh or ActivationFunction.FineTanh => (value - SigmoidTable.Zero) / index,
            ActivationFunction.Elu => (value - ExponentialTable.Zero) / index,
            ActivationFunction.Linear or ActivationFunction.Leaky or ActivationFunction.Threshold or ActivationFunction.Softsign => value / one,
        };
    }

    private static string Number(double value) => (Math.Round(value, 4) + 0.0).ToString(CultureInfo.InvariantCulture);
}

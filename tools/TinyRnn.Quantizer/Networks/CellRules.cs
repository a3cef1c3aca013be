using System.Collections.Generic;
using System.Globalization;

namespace TinyRnn.Quantizer.Networks;

/// <summary>What the options of a recurrent layer amount to.</summary>
internal static class CellRules
{
    private static readonly CellOptions s_usual = new();

    /// <summary>The layer's options; the usual ones where it has none.</summary>
    public static CellOptions OptionsOf(RecurrentLayer layer) => layer.Options ?? s_usual;

    /// <summary>
    /// What the candidate applies. An RNN applies what its kind says, unless the options name something other than tanh.
    /// </summary>
    public static Activation CandidateOf(RecurrentLayer layer)
    {
        Activation activation = OptionsOf(layer).CandidateActivation;
        return layer.Cell == CellKind.RnnRelu && activation == Activation.Tanh ? Activation.Relu : activation;
    }

    /// <summary>True for the usual RNN, GRU or LSTM, which has kernels of its own.</summary>
    public static bool IsUsual(RecurrentLayer layer)
    {
        CellOptions options = OptionsOf(layer);
        return options.Clip is null
            && !options.ResetBefore
            && !options.CoupledInputForget
            && options.GateActivation == Activation.Sigmoid
            && options.OutputActivation == Activation.Tanh
            && options.CandidateActivation == Activation.Tanh
            && options.Peepholes.Length + options.Projection.Length + options.InitialHidden.Length + options.InitialCell.Length == 0;
    }

    /// <summary>What sets the layer apart, in words; nothing for a usual one.</summary>
    public static IEnumerable<string> Describe(RecurrentLayer layer)
    {
        CellOptions options = OptionsOf(layer);
        Activation candidate = CandidateOf(layer);
        if (options.ResetBefore)
        {
            yield return "reset before the product";
        }

        if (options.GateActivation != Activation.Sigmoid)
        {
            yield return $"gates {Describe(options.GateActivation)}";
        }

        if (candidate != (layer.Cell == CellKind.RnnRelu ? Activation.Relu : Activation.Tanh))
        {
            yield return $"candidate {Describe(candidate)}";
        }

        if (options.OutputActivation != Activation.Tanh)
        {
            yield return $"output {Describe(options.OutputActivation)}";
        }

        if (options.Clip is double clip)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"clip {clip}");
        }

        if (options.CoupledInputForget)
        {
            yield return "coupled input and forget gate";
        }

        if (options.Peepholes.Length > 0)
        {
            yield return "peepholes";
        }

        if (options.Projection.Length > 0)
        {
            yield return "projection";
        }

        if (options.InitialHidden.Length + options.InitialCell.Length > 0)
        {
            yield return "initial state";
        }
    }

    private static string Describe(Activation activation) =>
        activation.Kind switch
        {
            ActivationKind.Sigmoid => "sigmoid",
            ActivationKind.Tanh => "tanh",
            ActivationKind.Relu => "relu",
            ActivationKind.HardSigmoid => string.Create(CultureInfo.InvariantCulture, $"hard sigmoid {activation.Alpha:G6} v + {activation.Beta:G6}"),
            ActivationKind.Affine => string.Create(CultureInfo.InvariantCulture, $"{activation.Alpha:G6} v + {activation.Beta:G6}"),
            ActivationKind.LeakyRelu => string.Create(CultureInfo.InvariantCulture, $"leaky relu {activation.Alpha:G6}"),
            ActivationKind.ThresholdedRelu => string.Create(CultureInfo.InvariantCulture, $"thresholded relu {activation.Alpha:G6}"),
            ActivationKind.ScaledTanh => string.Create(CultureInfo.InvariantCulture, $"{activation.Alpha:G6} tanh {activation.Beta:G6} v"),
            _ => activation.Kind.ToString(),
        };
}

using System.Collections.Generic;
using System.Globalization;

namespace TinyRnn.Quantizer.Networks;

/// <summary>What the options of a recurrent layer amount to.</summary>
internal static class CellRules
{
    /// <summary>What sets the layer apart, in words; nothing for a usual one.</summary>
    public static IEnumerable<string> Describe(RecurrentLayer layer)
    {
        CellOptions options = layer.EffectiveOptions;
        if (options.ResetBefore)
        {
            yield return "reset before the product";
        }

        if (options.GateActivation != Activation.Sigmoid)
        {
            yield return $"gates {options.GateActivation}";
        }

        if (layer.Cell == CellKind.Rnn)
        {
            yield return options.CandidateActivation.ToString();
        }
        else if (options.CandidateActivation != Activation.Tanh)
        {
            yield return $"candidate {options.CandidateActivation}";
        }

        if (options.OutputActivation != Activation.Tanh)
        {
            yield return $"output {options.OutputActivation}";
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
}

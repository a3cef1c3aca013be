using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>What the options of a recurrent layer must be.</summary>
internal static class CellOptionsCheck
{
    /// <exception cref="QuantizationException">Says what, expected and found.</exception>
    public static void Require(string what, RecurrentLayer layer)
    {
        CellOptions options = layer.EffectiveOptions;
        RequireActivation(what + "gate activation", options.GateActivation);
        RequireActivation(what + "candidate activation", options.CandidateActivation);
        RequireActivation(what + "output activation", options.OutputActivation);
        if (options.Clip is double clip && !(clip > 0 && double.IsFinite(clip)))
        {
            throw new QuantizationException($"{what}clip: expected a positive number, found {clip}");
        }

        RequireKinds(what, layer, options);
        RequireOptional(what + "peepholes", options.Peepholes, 3 * layer.HiddenSize);
        RequireOptional(what + "projection", options.Projection, layer.OutputSize * layer.HiddenSize);
        RequireOptional(what + "initial h", options.InitialHidden, layer.OutputSize);
        RequireOptional(what + "initial c", options.InitialCell, layer.HiddenSize);
    }

    /// <exception cref="QuantizationException">A parameter that is no finite number.</exception>
    public static void RequireActivation(string what, Activation activation)
    {
        if (!double.IsFinite(activation.Alpha) || !double.IsFinite(activation.Beta))
        {
            throw new QuantizationException($"{what}: expected finite parameters, found {activation.Alpha} and {activation.Beta}");
        }
    }

    private static void RequireKinds(string what, RecurrentLayer layer, CellOptions options)
    {
        if (options.ResetBefore && layer.Cell != CellKind.Gru)
        {
            throw new QuantizationException($"{what}reset before the product: expected a GRU, found {layer.Cell}");
        }

        bool isLstm = layer.Cell == CellKind.Lstm;
        RequireLstm(isLstm || options.OutputActivation == Activation.Tanh, what + "output activation", layer);
        RequireLstm(isLstm || !options.CoupledInputForget, what + "coupled input and forget gate", layer);
        RequireLstm(isLstm || options.Peepholes.Length == 0, what + "peepholes", layer);
        RequireLstm(isLstm || options.Projection.Length == 0, what + "projection", layer);
        RequireLstm(isLstm || options.InitialCell.Length == 0, what + "initial c", layer);
    }

    private static void RequireLstm(bool condition, string what, RecurrentLayer layer)
    {
        if (!condition)
        {
            throw new QuantizationException($"{what}: expected an LSTM, found {layer.Cell}");
        }
    }

    private static void RequireOptional(string what, float[] values, int length)
    {
        if (values.Length > 0)
        {
            NetworkCheck.RequireValues(what, values, length);
        }
    }
}

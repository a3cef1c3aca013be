using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.Onnx.Operators;

/// <summary>
/// Activations by the names of ONNX's operators, which are the vocabulary's words without underscores, and the defaults of their
/// attributes.
/// </summary>
internal static class OperatorActivations
{
    private static readonly Dictionary<string, ActivationKind> s_names = ActivationVocabulary
        .Words.Where(word => word.Value != ActivationKind.None)
        .ToDictionary(word => NameOf(word.Key), word => word.Value, StringComparer.OrdinalIgnoreCase);

    /// <summary>The names, for messages.</summary>
    public static string Known => string.Join(", ", s_names.Keys);

    /// <summary>Names of operators.</summary>
    public static IReadOnlyDictionary<string, ActivationKind> Names => s_names;

    /// <summary>The kind of that name, which is not sensitive to case; null for none.</summary>
    public static ActivationKind? Find(string name) => s_names.TryGetValue(name, out ActivationKind kind) ? kind : null;

    /// <param name="kind">The kind.</param>
    /// <param name="read">Gives a parameter by its name, and its default, or null where it has none.</param>
    public static Activation Create(ActivationKind kind, Func<string, double?, double> read)
    {
        double[] values = ActivationVocabulary.Of(kind).Parameters.Select(parameter => read(parameter.Name, Usual(kind, parameter))).ToArray();
        return new Activation(kind, values.ElementAtOrDefault(0), values.ElementAtOrDefault(1));
    }

    private static double? Usual(ActivationKind kind, ActivationParameter parameter) =>
        (kind, parameter.Name) switch
        {
            (ActivationKind.HardSigmoid, ActivationVocabulary.Alpha) => 0.2,
            (ActivationKind.HardSigmoid, _) => 0.5,
            (ActivationKind.LeakyRelu, _) => 0.01,
            (ActivationKind.ThresholdedRelu, _) => 1,
            _ => parameter.Usual,
        };

    private static string NameOf(string word) => string.Concat(word.Split('_').Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
}

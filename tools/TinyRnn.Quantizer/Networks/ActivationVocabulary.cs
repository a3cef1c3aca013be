using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TinyRnn.Quantizer.Numerics;

namespace TinyRnn.Quantizer.Networks;

/// <summary>The one list of activations: a kind without a row does not compile.</summary>
internal static class ActivationVocabulary
{
    public const string Alpha = "alpha";
    public const string Beta = "beta";

    private const double Infinity = double.PositiveInfinity;

    private static readonly ActivationParameter[] s_alpha = [new(Alpha)];
    private static readonly ActivationParameter[] s_alphaAndBeta = [new(Alpha), new(Beta)];

    private static readonly Dictionary<ActivationKind, ActivationDefinition> s_all = Enum.GetValues<ActivationKind>().ToDictionary(kind => kind, Define);

    /// <summary>Kinds by their words.</summary>
    public static IReadOnlyDictionary<string, ActivationKind> Words { get; } =
        s_all.ToDictionary(pair => pair.Value.Word, pair => pair.Key, StringComparer.Ordinal);

    public static ActivationDefinition Of(ActivationKind kind) => s_all[kind];

    /// <summary>The activation with its usual parameters; null where one must be stated.</summary>
    public static Activation? Usual(ActivationKind kind)
    {
        IReadOnlyList<ActivationParameter> parameters = Of(kind).Parameters;
        return parameters.Any(parameter => parameter.Usual is null)
            ? null
            : new Activation(kind, parameters.ElementAtOrDefault(0)?.Usual ?? 0, parameters.ElementAtOrDefault(1)?.Usual ?? 0);
    }

    private static ActivationDefinition Define(ActivationKind kind) =>
        kind switch
        {
            ActivationKind.None => Plain("none", v => v, -Infinity, Infinity),
            ActivationKind.Sigmoid => Plain("sigmoid", v => Activations.Sigmoid(v), 0, 1),
            ActivationKind.Tanh => Plain("tanh", Activations.Tanh, -1, 1),
            ActivationKind.Relu => Plain("relu", v => MathF.Max(v, 0), 0, Infinity),
            ActivationKind.Softsign => Plain("softsign", v => v / (1 + MathF.Abs(v)), -1, 1),
            ActivationKind.HardSigmoid => new(
                "hard_sigmoid", s_alphaAndBeta, (v, a, b) => Math.Clamp((a * v) + b, 0, 1), (a, b) => Text($"hard sigmoid {a:G6} v + {b:G6}"), (_, _) => (0, 1)),
            ActivationKind.Affine => new(
                "affine", s_alphaAndBeta, (v, a, b) => (a * v) + b, (a, b) => Text($"{a:G6} v + {b:G6}"), (_, _) => (-Infinity, Infinity)),
            ActivationKind.LeakyRelu => new(
                "leaky_relu", s_alpha, (v, a, _) => v < 0 ? a * v : v, (a, _) => Text($"leaky relu {a:G6}"), (a, _) => (a > 0 ? -Infinity : 0, Infinity)),
            ActivationKind.ThresholdedRelu => new(
                "thresholded_relu", s_alpha, (v, a, _) => v > a ? v : 0, (a, _) => Text($"thresholded relu {a:G6}"), (a, _) => (Math.Min(0, a), Infinity)),
            ActivationKind.ScaledTanh => new(
                "scaled_tanh", s_alphaAndBeta, (v, a, b) => a * Activations.Tanh(b * v), (a, b) => Text($"{a:G6} tanh {b:G6} v"),
                (a, _) => (-Math.Abs(a), Math.Abs(a))),
            ActivationKind.Elu => new(
                "elu", [new(Alpha, 1)], (v, a, _) => v > 0 ? v : a * (Activations.Exp(v) - 1), (a, _) => Text($"elu {a:G6}"),
                (a, _) => (Math.Min(0, -a), Infinity)),
        };

    private static ActivationDefinition Plain(string word, Func<float, float> function, double least, double most) =>
        new(word, [], (v, _, _) => function(v), (_, _) => word, (_, _) => (least, most));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

using System;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Reference;

/// <summary>An activation of a recurrent layer, with the layer's clip before it.</summary>
internal static class CellActivation
{
    /// <summary>Replaces pre-activations by activations.</summary>
    /// <param name="activation">The function.</param>
    /// <param name="clip">What the pre-activations are cut to; null for nothing.</param>
    /// <param name="values">In and out.</param>
    public static void Apply(Activation activation, double? clip, Span<float> values)
    {
        if (clip is double most)
        {
            float limit = (float)most;
            foreach (ref float value in values)
            {
                value = Math.Clamp(value, -limit, limit);
            }
        }

        Apply(activation, values);
    }

    private static void Apply(Activation activation, Span<float> values)
    {
        switch (activation.Kind)
        {
            case ActivationKind.Sigmoid:
                Activations.Sigmoid(values, values);
                break;
            case ActivationKind.Tanh:
                Activations.Tanh(values, values);
                break;
            default:
                foreach (ref float value in values)
                {
                    value = One(activation, value);
                }

                break;
        }
    }

    private static float One(Activation activation, float value)
    {
        float alpha = (float)activation.Alpha;
        float beta = (float)activation.Beta;
        return activation.Kind switch
        {
            ActivationKind.Relu => MathF.Max(value, 0),
            ActivationKind.HardSigmoid => Math.Clamp((alpha * value) + beta, 0, 1),
            ActivationKind.Affine => (alpha * value) + beta,
            ActivationKind.LeakyRelu => value < 0 ? alpha * value : value,
            ActivationKind.ThresholdedRelu => value > alpha ? value : 0,
            ActivationKind.ScaledTanh => alpha * Activations.Tanh(beta * value),
            _ => throw new NotSupportedException($"Activation {activation.Kind} is unknown."),
        };
    }
}

using System;
using System.Numerics.Tensors;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Numerics;

namespace TinyRnn.Quantizer.Reference;

/// <summary>An activation over a span, with a layer's clip before it.</summary>
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

    /// <summary>The usual functions by vectors, all others one by one.</summary>
    private static void Apply(Activation activation, Span<float> values)
    {
        switch (activation.Kind)
        {
            case ActivationKind.None:
                return;
            case ActivationKind.Sigmoid:
                Activations.Sigmoid(values, values);
                return;
            case ActivationKind.Tanh:
                Activations.Tanh(values, values);
                return;
            case ActivationKind.Relu:
                TensorPrimitives.Max(values, 0f, values);
                return;
        }

        Func<float, float, float, float> function = ActivationVocabulary.Of(activation.Kind).Function;
        float alpha = (float)activation.Alpha;
        float beta = (float)activation.Beta;
        foreach (ref float value in values)
        {
            value = function(value, alpha, beta);
        }
    }
}

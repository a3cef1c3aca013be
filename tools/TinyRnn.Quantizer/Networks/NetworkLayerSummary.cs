using System;

namespace TinyRnn.Quantizer.Networks;

/// <summary>One layer of a float network.</summary>
/// <param name="Name">The layer's name in the file it came from.</param>
/// <param name="Kind">The kind of unit, or dense with its activation.</param>
/// <param name="InputSize">Values in.</param>
/// <param name="OutputSize">Values out.</param>
/// <param name="Parameters">Weights and biases.</param>
/// <param name="LargestWeight">The largest magnitude of a weight.</param>
public sealed record NetworkLayerSummary(string Name, string Kind, int InputSize, int OutputSize, long Parameters, float LargestWeight)
{
    internal static NetworkLayerSummary Of(NetworkLayer layer) =>
        layer switch
        {
            RecurrentLayer recurrent => new(
                layer.Name,
                recurrent.Cell.ToString(),
                layer.InputSize,
                layer.OutputSize,
                recurrent.InputWeights.Length + recurrent.RecurrentWeights.Length + recurrent.InputBias.Length + recurrent.RecurrentBias.Length,
                MathF.Max(Largest(recurrent.InputWeights), Largest(recurrent.RecurrentWeights))
            ),
            DenseLayer dense => new(
                layer.Name,
                $"Dense, {(dense.Activation == DenseActivation.None ? "no activation" : dense.Activation.ToString().ToLowerInvariant())}",
                layer.InputSize,
                layer.OutputSize,
                dense.Weights.Length + dense.Bias.Length,
                Largest(dense.Weights)
            ),
            _ => throw new NotSupportedException($"Layer '{layer.Name}' is of an unknown kind, {layer.GetType().Name}."),
        };

    private static float Largest(float[] weights)
    {
        float largest = 0;
        foreach (float weight in weights)
        {
            largest = MathF.Max(largest, MathF.Abs(weight));
        }

        return largest;
    }
}

using System.Linq;
using TinyRnn.Fuzz.Engine;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Reference;

namespace TinyRnn.Fuzz.Targets;

/// <summary>
/// What a network does that was imported: its structure is one that quantizer and board know, and it runs, with finite outputs
/// unless a weight is so large that float may overflow.
/// </summary>
internal static class FloatRun
{
    private const int UsualSteps = 3;
    private const double LargestWeight = 1e6;

    /// <summary>Runs a network.</summary>
    /// <returns>Its kinds of layers.</returns>
    public static string Of(Network network)
    {
        string? violation = StructureRules.Violation(network);
        FaultException.Require(violation is null, $"structure: expected one that is allowed, found {violation}");
        int steps = network.FixedSteps > 0 ? network.FixedSteps : UsualSteps;
        float[] window = [.. Enumerable.Range(0, steps * network.InputSize).Select(i => network.Tokens > 0 ? i % network.Tokens : (float)i)];
        var output = new float[network.StepsOut(steps) * network.OutputSize];
        new FloatNetwork(network).Run(window, output);
        FaultException.Require(
            output.All(float.IsFinite) || LargestValue.Of(network.Layers) > LargestWeight, $"output: expected finite values, found {string.Join(", ", output)}");
        return $"{string.Join(" ", network.Layers.Select(layer => layer.GetType().Name))} {QuantizedRun.Of(network)}";
    }
}

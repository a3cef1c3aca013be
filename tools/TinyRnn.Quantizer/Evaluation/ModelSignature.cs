using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Evaluation;

/// <summary>What goes into a model and comes out of it, the same for float and integer models.</summary>
/// <param name="Name">The model's name.</param>
/// <param name="Features">Names of the features, or empty when the model has none.</param>
/// <param name="InputSize">Features in a reading.</param>
/// <param name="Outputs">Names of the outputs; <c>y0</c>, <c>y1</c>, ... when the model has none.</param>
/// <param name="Task">How the outputs are judged.</param>
/// <param name="Threshold">Decision threshold on the probability of a binary task.</param>
public sealed record ModelSignature(
    string Name,
    IReadOnlyList<string> Features,
    int InputSize,
    IReadOnlyList<string> Outputs,
    NetworkTask Task,
    double Threshold
)
{
    /// <summary>The signature of an integer model.</summary>
    public static ModelSignature Of(ModelInfo info)
    {
        ArgumentNullException.ThrowIfNull(info);
        return new(
            info.Name,
            AllOrNone(info.Inputs.Select(input => input.Name)),
            info.Inputs.Length,
            OutputNames(info.Outputs.Select(output => output.Name), info.Outputs.Length),
            TaskOf(info.Task),
            DecimalOf(info.Threshold)
        );
    }

    /// <summary>The signature of a float network.</summary>
    public static ModelSignature Of(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        NetworkDescription description = network.Description;
        return new(
            description.Name,
            AllOrNone(description.Features.Select(feature => feature.Name)),
            network.InputSize,
            OutputNames(description.Outputs.Select(output => output.Name), network.OutputSize),
            description.Task,
            description.Threshold
        );
    }

    private static NetworkTask TaskOf(ModelTask task) =>
        task switch
        {
            ModelTask.Binary => NetworkTask.Binary,
            ModelTask.MultiClass => NetworkTask.MultiClass,
            _ => NetworkTask.Regression,
        };

    /// <summary>The double that a person wrote, where a float holds the nearest: 0.35, not 0.3499999940395355.</summary>
    private static double DecimalOf(float value) =>
        double.Parse(value.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static string[] AllOrNone(IEnumerable<string> names)
    {
        string[] all = names.ToArray();
        return all.Any(string.IsNullOrEmpty) ? [] : all;
    }

    private static string[] OutputNames(IEnumerable<string> names, int count)
    {
        string[] all = AllOrNone(names);
        return all.Length > 0 ? all : Enumerable.Range(0, count).Select(i => $"y{i}").ToArray();
    }
}

using System;
using TinyRnn.CompilerServices;

namespace TinyRnn.Quantizer.Networks;

/// <summary>
/// The last layer of an autoencoder, N to 1: how far what the layers before give is from the window that the first layer was given.
/// Both are compared as the network has them, with the features' mean and deviation applied.
/// </summary>
/// <param name="Name">The layer's name, for messages.</param>
/// <param name="Size">Values in: as many as a reading has.</param>
/// <param name="Measure">What is made of the differences.</param>
public sealed record ReconstructionErrorLayer(string Name, int Size, ErrorMeasure Measure) : NetworkLayer(Name, Size, 1)
{
    /// <summary>The measure's usual abbreviation: mae or mse.</summary>
    public string Word => WordOf(Measure);

    /// <inheritdoc/>
    public override int StepsOut(int steps) => 1;

    /// <summary>The usual abbreviation of a measure.</summary>
    internal static string WordOf(ErrorMeasure measure) => measure == ErrorMeasure.MeanSquared ? "mse" : "mae";

    /// <summary>The network with this layer behind its last, and one output.</summary>
    /// <param name="network">An autoencoder.</param>
    /// <param name="measure">What is made of the differences.</param>
    /// <exception cref="ArgumentException">The network reconstructs no window; the message says what it does.</exception>
    internal static Network Behind(Network network, ErrorMeasure measure)
    {
        NetworkDescription description = network.Description;
        for (int i = 0; i < Math.Min(description.Features.Count, description.Outputs.Count); i++)
        {
            Channel feature = description.Features[i];
            Channel output = description.Outputs[i];
            if ((output.Mean, output.Deviation) != (0, 1) && (output.Mean, output.Deviation) != (feature.Mean, feature.Deviation))
            {
                throw new ArgumentException(
                    $"output '{output.Name}': expected the mean and deviation of feature '{feature.Name}', of which it is to be the reconstruction, found others");
            }
        }

        Network compared = network with
        {
            Layers = [.. network.Layers, new ReconstructionErrorLayer("reconstruction_error", network.OutputSize, measure)],
            Description = description with { Outputs = [new Channel("reconstruction_error", "", 0, 1)], Task = NetworkTask.Regression },
        };
        return StructureRules.Violation(compared) is { } violation ? throw new ArgumentException(violation) : compared;
    }
}

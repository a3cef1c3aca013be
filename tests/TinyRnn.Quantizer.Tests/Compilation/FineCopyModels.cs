using System;
using System.Linq;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Compilation;

/// <summary>Models of one row a word whose copies have more than 16 bits.</summary>
internal static class FineCopyModels
{
    public static QuantizationOptions Options { get; } = new() { Precision = new(new(16, 1), new(16, 1)), FineCopies = true };

    /// <summary>A cell of <see cref="RandomCells"/>, a GRU on its h and an output.</summary>
    public static RnnModel Of(string cell, int seed)
    {
        var random = new Random(seed);
        RecurrentLayer first = RandomCells.Make(cell, random, 3, 7);
        Network network = RandomNetworks.Of(
            first, RandomNetworks.Recurrent(random, CellKind.Gru, first.OutputSize, 5), RandomNetworks.Dense(random, 5, 2, Activation.Sigmoid));
        RnnModel model = RnnModel.Load(QuantizedNetwork.Make(network, RandomReadings.Make(random, 100, 3), Options));
        Assert.True(IsFine(model));
        return model;
    }

    public static bool IsFine(RnnModel model) =>
        model.Layers.SelectMany(layer => layer.Parts).OfType<RecurrentKernel>().All(part => part.RecurrentCopy.Limit > ModelLimits.Copy);
}

using System.Collections.Generic;
using TinyRnn.Fuzz.Engine;
using TinyRnn.Fuzz.Mutations;

namespace TinyRnn.Fuzz.Targets;

/// <summary>Keras' archives: the configuration as JSON, the weights as HDF5, and the archive itself.</summary>
internal sealed class KerasTarget() : WeightsTarget("keras")
{
    private static readonly ZipMutation s_configuration = new(new JsonMutation(), "config.json");
    private static readonly ZipMutation s_weights = new(new ByteMutation(), ".weights.h5");

    public override IReadOnlyList<IMutation> Mutations { get; } = [s_configuration, s_configuration, s_weights, s_weights, new ByteMutation()];

    public override long MostBytes => 64 << 20;

    protected override IEnumerable<byte[]> Files() => FixtureFiles.Read(".keras", "keras");
}

using System.Collections.Generic;
using TinyRnn.Fuzz.Engine;
using TinyRnn.Fuzz.Mutations;

namespace TinyRnn.Fuzz.Targets;

/// <summary>Keras' models in HDF5: addresses and lengths of its objects, and the configuration in an attribute.</summary>
internal sealed class Hdf5Target() : WeightsTarget("h5")
{
    public override IReadOnlyList<IMutation> Mutations { get; } = [new ByteMutation(), new ByteMutation(), new TextMutation()];

    public override long MostBytes => 64 << 20;

    protected override IEnumerable<byte[]> Files() => FixtureFiles.Read(".h5", "keras");
}

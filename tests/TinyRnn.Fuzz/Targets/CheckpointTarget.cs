using System.Collections.Generic;
using System.Linq;
using TinyRnn.Fuzz.Engine;
using TinyRnn.Fuzz.Mutations;

namespace TinyRnn.Fuzz.Targets;

/// <summary>PyTorch's checkpoints: the archive, and the pickle in it.</summary>
internal sealed class CheckpointTarget() : WeightsTarget("pt")
{
    private static readonly ZipMutation s_entries = new(new ByteMutation(), "/data.pkl");

    public override IReadOnlyList<IMutation> Mutations { get; } = [new ByteMutation(), s_entries, s_entries, new ZipMutation(new TextMutation(), "/data.pkl")];

    public override long MostBytes => 64 << 20;

    protected override IEnumerable<byte[]> Files() =>
        FixtureFiles.Read(".pt", "networks", "refused", "torch_modules/inferred").Concat(FixtureFiles.Read(".pth", "networks"));
}

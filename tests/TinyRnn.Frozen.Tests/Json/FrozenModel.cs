namespace TinyRnn.Frozen;

/// <summary>One file of tests/fixtures/frozen; its README says what the fields mean.</summary>
internal sealed record FrozenModel(string Name, FrozenRunPlan Run, FrozenNetwork? Network, FrozenSequence? Sequence, FrozenDigests? Digests);

internal sealed record FrozenRunPlan(string Kind, int Seed, int Inputs, int Longest);

internal sealed record FrozenDigests(FrozenDigest Outputs, FrozenDigest State);

internal sealed record FrozenDigest(int Count, string Sha256, string Checksum);

internal sealed record FrozenSequence(
    string ContextUse,
    int StartToken,
    int StopToken,
    int MaximumLength,
    FrozenNetwork? Context,
    FrozenNetwork Decoder
);

internal sealed record FrozenNetwork(
    int InputLimit,
    int Window,
    FrozenInput[] Inputs,
    FrozenOutput[] Outputs,
    FrozenState[] State,
    FrozenLayer[] Layers
);

internal sealed record FrozenInput(float Center, float Gain);

internal sealed record FrozenOutput(float Scale, float Offset);

internal sealed record FrozenState(int Layer, string Direction, string Part, int Length, int FractionBits, int Bound);

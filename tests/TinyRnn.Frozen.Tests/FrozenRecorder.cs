using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Security.Cryptography;

namespace TinyRnn.Frozen;

/// <summary>Keeps what a run gives, and makes its digests.</summary>
internal sealed class FrozenRecorder : FrozenSink
{
    public List<int> Outputs { get; } = [];

    public List<int> State { get; } = [];

    public FrozenDigests Digests => new(DigestOf(Outputs), DigestOf(State));

    public override void AddOutput(int value) => Outputs.Add(value);

    public override void AddState(int value) => State.Add(value);

    /// <summary>Runs a network or a sequence generator, as its file says.</summary>
    public static FrozenRecorder Run(FrozenRunPlan plan, object model)
    {
        var recorder = new FrozenRecorder();
        switch (plan.Kind)
        {
            case "steps":
                FrozenRun.Steps((RecurrentNetwork)model, plan.Seed, plan.Inputs, recorder);
                break;
            case "windows":
                FrozenRun.Windows((RecurrentNetwork)model, plan.Seed, plan.Inputs, plan.Longest, recorder);
                break;
            case "sequences":
                FrozenRun.Sequences((SequenceGenerator)model, plan.Seed, plan.Inputs, plan.Longest, recorder);
                break;
            default:
                throw new NotSupportedException($"run: {plan.Kind} is not known");
        }

        return recorder;
    }

    private static FrozenDigest DigestOf(List<int> values)
    {
        var checksum = new FrozenChecksum();
        values.ForEach(checksum.Add);
        byte[] bytes = new byte[4 * values.Count];
        for (int i = 0; i < values.Count; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4 * i), values[i]);
        }

        return new FrozenDigest(values.Count, Convert.ToHexStringLower(SHA256.HashData(bytes)), checksum.ToString());
    }
}

using System;
using TinyRnn.Fuzz.Engine;

namespace TinyRnn.Fuzz.Mutations;

/// <summary>Damage behind checksums that are made right again, so that it reaches what they protect.</summary>
/// <param name="inner">The damage.</param>
/// <param name="repair">Makes lengths and checksums right.</param>
internal sealed class Repaired(IMutation inner, Func<byte[], byte[]> repair) : IMutation
{
    public byte[] Apply(byte[] file, byte[] other, Random random) => repair(inner.Apply(file, other, random));
}

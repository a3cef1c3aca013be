using System;
using TinyRnn.Fuzz.Engine;

namespace TinyRnn.Fuzz.Mutations;

/// <summary>Damages a part of a file and leaves the rest.</summary>
/// <param name="inner">The damage.</param>
/// <param name="find">Where the part stands; an empty range where there is none.</param>
internal sealed class PartMutation(IMutation inner, Func<byte[], Range> find) : IMutation
{
    public byte[] Apply(byte[] file, byte[] other, Random random)
    {
        (int start, int length) = find(file).GetOffsetAndLength(file.Length);
        byte[] part = inner.Apply(file[start..(start + length)], other[find(other)], random);
        return [.. file[..start], .. part, .. file[(start + length)..]];
    }
}

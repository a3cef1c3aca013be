using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Fuzz.Engine;
using TinyRnn.Fuzz.Mutations;

namespace TinyRnn.Fuzz.Targets;

/// <summary><c>.safetensors</c> files: the header's length, its JSON, the data.</summary>
internal sealed class SafetensorsTarget() : WeightsTarget("safetensors")
{
    private const int HeaderAt = 8;

    public override IReadOnlyList<IMutation> Mutations { get; } =
        [new ByteMutation(), new HeaderMutation(new JsonMutation()), new HeaderMutation(new JsonMutation()), new HeaderMutation(new TextMutation())];

    public override long MostBytes => 64 << 20;

    protected override IEnumerable<byte[]> Files() =>
        FixtureFiles.Read(".safetensors", "networks", "torch_modules", "keras").Where(file => file.Length < 1 << 14);

    /// <summary>Damages the header and states its new length.</summary>
    private sealed class HeaderMutation(IMutation inner) : IMutation
    {
        private readonly PartMutation _part = new(inner, Header);

        public byte[] Apply(byte[] file, byte[] other, Random random)
        {
            byte[] damaged = _part.Apply(file, other, random);
            (int start, int length) = Header(file).GetOffsetAndLength(file.Length);
            if (start == HeaderAt)
            {
                BinaryPrimitives.WriteInt64LittleEndian(damaged, length + damaged.Length - file.Length);
            }

            return damaged;
        }

        private static Range Header(byte[] file)
        {
            long length = file.Length < HeaderAt ? -1 : BinaryPrimitives.ReadInt64LittleEndian(file);
            return length < 0 || length > file.Length - HeaderAt ? Range.All : HeaderAt..(HeaderAt + (int)length);
        }
    }
}

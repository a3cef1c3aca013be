using System;

namespace TinyRnn.Quantizer.Tests.Import.Keras;

/// <summary>Changes that hurt a binary format: numbers of 1 to 8 bytes at their places become others that are likely to matter.</summary>
internal static class Hdf5Mutation
{
    private static readonly ulong[] s_numbers =
    [
        0,
        1,
        2,
        8,
        255,
        256,
        512,
        4096,
        65535,
        0x7fff_ffff,
        0x8000_0000,
        0xffff_ffff,
        0x1_0000_0000,
        0x7fff_ffff_ffff_ffff,
        0x8000_0000_0000_0000,
        ulong.MaxValue,
    ];

    public static byte[] Apply(byte[] good, Random random)
    {
        byte[] bytes = [.. good];
        for (int changes = random.Next(1, 4); changes > 0 && bytes.Length >= sizeof(ulong); changes--)
        {
            int at = random.Next(bytes.Length);
            switch (random.Next(8))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 2 or 3:
                    WriteNumber(bytes, at, random);
                    break;
                case 4:
                    Copy(bytes, random.Next(bytes.Length), at, random.Next(1, 64));
                    break;
                case 5:
                    Add(bytes, Word(at), random.Next(-64, 65));
                    break;
                case 6 when random.Next(4) == 0:
                    bytes = bytes[..at];
                    break;
                default:
                    Exchange(bytes, Word(at), Word(random.Next(bytes.Length)));
                    break;
            }
        }

        return bytes;
    }

    private static int Word(int at) => at & ~(sizeof(ulong) - 1);

    private static void WriteNumber(byte[] bytes, int at, Random random)
    {
        int size = 1 << random.Next(4);
        ulong number = random.Next(3) switch
        {
            0 => s_numbers[random.Next(s_numbers.Length)],
            1 => (ulong)random.Next(bytes.Length),
            _ => (ulong)(bytes.Length - random.Next(64)),
        };
        Copy(BitConverter.GetBytes(number), 0, bytes, at & ~(size - 1), size);
    }

    private static void Add(byte[] bytes, int at, int difference)
    {
        if (at + sizeof(ulong) <= bytes.Length)
        {
            BitConverter.TryWriteBytes(bytes.AsSpan(at), BitConverter.ToUInt64(bytes, at) + unchecked((ulong)difference));
        }
    }

    private static void Exchange(byte[] bytes, int one, int two)
    {
        byte[] before = [.. bytes];
        Copy(before, one, bytes, two, sizeof(ulong));
        Copy(before, two, bytes, one, sizeof(ulong));
    }

    private static void Copy(byte[] bytes, int from, int to, int count) => Copy([.. bytes], from, bytes, to, count);

    private static void Copy(byte[] source, int from, byte[] target, int to, int count) =>
        Array.Copy(source, from, target, to, Math.Min(count, Math.Min(source.Length - from, target.Length - to)));
}

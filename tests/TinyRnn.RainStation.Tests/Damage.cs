using System;
using System.Linq;

namespace TinyRnn.RainStation.Tests;

/// <summary>Seeded damage to files: flipped bits, truncation, splices, hostile numbers, foreign bytes.</summary>
internal sealed class Damage(int seed)
{
    private static readonly int[] s_hostile = [0, 1, -1, int.MaxValue, int.MinValue, 0xFFFF, 0x7FFF, 0x10000, 255, 0x7FC00000, 0x7F800000, unchecked((int)0xFF7FFFFF)];

    /// <summary>Decides everything; tests may draw from it.</summary>
    public Random Random { get; } = new(seed);

    /// <summary>A damaged copy of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="other">Another one, for splices.</param>
    public byte[] Apply(byte[] file, byte[] other)
    {
        byte[] bytes = (byte[])file.Clone();
        int at = Random.Next(bytes.Length);
        switch (Random.Next(8))
        {
            case 0:
            case 1:
                for (int i = Random.Next(1, 9); i > 0; i--)
                {
                    bytes[Random.Next(bytes.Length)] ^= (byte)(1 << Random.Next(8));
                }

                return bytes;
            case 2:
                return bytes[..at];
            case 3:
                return [.. bytes[..at], .. other[Random.Next(other.Length)..]];
            case 4:
                return Random.Next(2) == 0 ? [.. bytes[..at], .. other[Math.Min(at, other.Length)..]] : [.. bytes[..at], .. bytes[Random.Next(at + 1)..]];
            case 5:
                for (int i = Random.Next(1, 4); i > 0; i--)
                {
                    Overwrite(bytes, Random.Next(bytes.Length), s_hostile[Random.Next(s_hostile.Length)], 1 << Random.Next(3));
                }

                return bytes;
            case 6:
                Array.Fill(bytes, (byte)(Random.Next(2) == 0 ? 0 : 255), at, Random.Next(1, bytes.Length - at + 1));
                return bytes;
            default:
                Random.NextBytes(bytes.AsSpan(at, Random.Next(1, Math.Min(64, bytes.Length - at) + 1)));
                return Random.Next(50) == 0 ? [.. Enumerable.Repeat(bytes, 12).SelectMany(part => part)] : bytes;
        }
    }

    private static void Overwrite(byte[] bytes, int at, int value, int count)
    {
        for (int i = 0; i < count && at + i < bytes.Length; i++)
        {
            bytes[at + i] = (byte)(value >> (8 * i));
        }
    }
}

using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using TinyRnn.Fuzz.Engine;

namespace TinyRnn.Fuzz.Mutations;

/// <summary>Damages bytes, whatever they mean: flipped, set, removed, doubled, cut, spliced.</summary>
internal sealed class ByteMutation : IMutation
{
    private const int LongestRange = 64;
    private const int Header = 256;

    public byte[] Apply(byte[] file, byte[] other, Random random)
    {
        var bytes = new List<byte>(file);
        do
        {
            Change(bytes, other, random);
        }
        while (random.Next(2) == 0);

        return [.. bytes];
    }

    private static void Change(List<byte> bytes, byte[] other, Random random)
    {
        int at = Position(bytes.Count, random);
        int length = Math.Min(random.Next(1, random.Next(2) == 0 ? 9 : LongestRange), bytes.Count - at);
        switch (random.Next(16))
        {
            case 0 or 1 or 2 or 3 when length > 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 4 or 5 when length > 0:
                bytes[at] = random.Next(3) switch { 0 => 0, 1 => 255, _ => (byte)random.Next(256) };
                break;
            case 6 or 7:
                Overwrite(bytes, at, Hostile.Number(random), 1 << random.Next(4));
                break;
            case 8 when length > 0:
                bytes[at] = (byte)(bytes[at] + random.Next(-3, 4));
                break;
            case 9:
                bytes.RemoveRange(at, length);
                break;
            case 10:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 11:
                Copy(bytes, random.Next(bytes.Count - length + 1), at, length);
                break;
            case 12:
                Fill(bytes, at, length, random);
                break;
            case 13 when other.Length > 0:
                Splice(bytes, at, other, random);
                break;
            case 14 when random.Next(4) == 0:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            default:
                bytes.Insert(at, (byte)random.Next(256));
                break;
        }
    }

    /// <summary>Anywhere, or, as often, near the beginning or the end, where formats say what the rest is.</summary>
    private static int Position(int count, Random random) =>
        random.Next(4) switch
        {
            0 => random.Next(Math.Min(count, Header) + 1),
            1 => count - random.Next(Math.Min(count, 2 * Header) + 1),
            _ => random.Next(count + 1),
        };

    private static void Overwrite(List<byte> bytes, int at, long value, int width)
    {
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(number, value);
        for (int i = 0; i < width && at + i < bytes.Count; i++)
        {
            bytes[at + i] = number[i];
        }
    }

    private static void Copy(List<byte> bytes, int from, int to, int length)
    {
        for (int i = 0; i < length; i++)
        {
            bytes[to + i] = bytes[from + i];
        }
    }

    private static void Fill(List<byte> bytes, int at, int length, Random random)
    {
        int kind = random.Next(3);
        for (int i = at; i < at + length; i++)
        {
            bytes[i] = kind switch { 0 => 0, 1 => 255, _ => (byte)random.Next(256) };
        }
    }

    /// <summary>The other file's rest, from the same place or any, or a piece of it.</summary>
    private static void Splice(List<byte> bytes, int at, byte[] other, Random random)
    {
        int from = random.Next(2) == 0 ? Math.Min(at, other.Length) : random.Next(other.Length + 1);
        if (random.Next(3) == 0)
        {
            bytes.InsertRange(at, other[from..Math.Min(other.Length, from + random.Next(LongestRange))]);
            return;
        }

        bytes.RemoveRange(at, bytes.Count - at);
        bytes.AddRange(other[from..]);
    }
}

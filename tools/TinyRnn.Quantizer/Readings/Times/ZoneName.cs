using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Text;

namespace TinyRnn.Quantizer.Readings.Times;

/// <summary>Names of zones that mean several offsets, or that are not known, and the offsets that a person states for them.</summary>
internal static class ZoneName
{
    private const int Shortest = 3;
    private const int Longest = 5;

    /// <summary>The letters of a name as a number; 0 for what is not written as names of zones are.</summary>
    public static long Pack(ReadOnlySpan<byte> text)
    {
        if (text.Length is < Shortest or > Longest || text.ContainsAnyExceptInRange((byte)'A', (byte)'Z'))
        {
            return 0;
        }

        Span<byte> letters = stackalloc byte[sizeof(long)];
        letters.Clear();
        text.CopyTo(letters);
        return BinaryPrimitives.ReadInt64LittleEndian(letters);
    }

    /// <summary>The name of a number.</summary>
    public static string Text(long name)
    {
        Span<byte> letters = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(letters, name);
        return Encoding.ASCII.GetString(letters.TrimEnd((byte)0));
    }

    /// <summary>What is wrong with a time of such a zone, and what helps.</summary>
    public static string Problem(long name) => $"nothing tells which offset '{Text(name)}' means; --zone {Text(name)}=+01:00 states it, here as an hour ahead of UTC";

    /// <summary>Minutes east of UTC by name, as <c>--zone BST=+01:00,IST=+05:30</c> states them; null for any other statement.</summary>
    public static IReadOnlyDictionary<long, int>? Stated(string? statement)
    {
        if (statement == null || !statement.Contains('=', StringComparison.Ordinal))
        {
            return null;
        }

        var minutes = new Dictionary<long, int>();
        foreach (string part in statement.Split(','))
        {
            string[] sides = part.Split('=', 2, StringSplitOptions.TrimEntries);
            long name = Pack(Encoding.UTF8.GetBytes(sides[0].ToUpperInvariant()));
            if (name == 0 || sides.Length < 2 || sides[1].Length == 0 || !ZoneText.TryRead(Encoding.UTF8.GetBytes(sides[1]), out int offset))
            {
                return null;
            }

            minutes[name] = offset;
        }

        return minutes;
    }
}

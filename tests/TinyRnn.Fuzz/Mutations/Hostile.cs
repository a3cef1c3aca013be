using System;

namespace TinyRnn.Fuzz.Mutations;

/// <summary>Numbers at which readers break: borders of types, of formats and of signs, infinities.</summary>
internal static class Hostile
{
    private static readonly long[] s_numbers =
    [
        0, 1, -1, 2, 3, 7, 8, 16, 31, 32, 64, 127, 128, 255, 256, 511, 1024, 4096, 32767, 32768, 65535, 65536, 1 << 20, 1 << 24,
        int.MaxValue, int.MinValue, uint.MaxValue, 1L << 32, 1L << 40, long.MaxValue, long.MinValue, 1_000_003,
        0x7FC00000, 0x7F800000, 0xFF800000, 0x7F7FFFFF, 0xFF7FFFFF, 0x7FF0000000000000, 0x7FF8000000000000,
    ];

    private static readonly string[] s_texts =
    [
        "", "0", "-0", "1", "-1", "0.5", "1e999", "-1e999", "1e-999", "NaN", "Infinity", "null", "true", "false", "255", "256", "65535", "65536",
        "2147483647", "2147483648", "-2147483649", "4294967296", "9223372036854775807", "9223372036854775808", "99999999999999999999999999",
        "0x10", "1,5", "1_000", "\u0663", "\ud83d\ude00", "\ufeff", "\u202e", "\\ud800", "\\u0000", "\u001b[31m", "''", "\"\"", "[]", "{}", "../x",
    ];

    /// <summary>One of the numbers, or a small one.</summary>
    public static long Number(Random random) => random.Next(4) == 0 ? random.Next(-4, 40) : s_numbers[random.Next(s_numbers.Length)];

    /// <summary>A text where a number or a word is expected.</summary>
    public static string Text(Random random) => s_texts[random.Next(s_texts.Length)];
}

using System;

namespace TinyRnn.Quantizer.Readings.Dialects;

/// <summary>Negative numbers of ledgers: in brackets, or with the minus behind them.</summary>
internal static class NegativeText
{
    /// <summary>The number without its brackets or its minus; empty for any other text.</summary>
    public static ReadOnlySpan<byte> Inside(ReadOnlySpan<byte> field)
    {
        ReadOnlySpan<byte> inside = field switch
        {
            [(byte)'(', .., (byte)')'] => field[1..^1].Trim((byte)' '),
            [.., (byte)'-'] => field[..^1].TrimEnd((byte)' '),
            _ => default,
        };
        return inside is [>= (byte)'0' and <= (byte)'9' or (byte)'.' or (byte)',', ..] ? inside : default;
    }

    /// <summary>Reads such a number; false for any other text.</summary>
    public static bool TryParse(ReadOnlySpan<byte> field, byte point, byte thousands, out double value)
    {
        ReadOnlySpan<byte> inside = Inside(field);
        bool isNumber = NumberText.TryParse(inside, point, thousands, out value);
        value = -value;
        return isNumber;
    }
}

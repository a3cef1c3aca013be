using System;
using System.Globalization;

namespace TinyRnn.Quantizer.Compilation.Native;

/// <summary>Numbers as constants of C.</summary>
internal static class NativeNumbers
{
    /// <summary>An integer; the least of 32 bits has no constant of its own.</summary>
    public static string Literal(long value) =>
        value == int.MinValue ? "-2147483647 - 1" : value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A single, in the shortest text that gives it back.</summary>
    public static string Literal(float value)
    {
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        return (text.AsSpan().IndexOfAny('.', 'E') < 0 ? text + ".0" : text) + "f";
    }
}

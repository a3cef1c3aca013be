using System;

namespace TinyRnn.Quantizer.Readings.Steps;

/// <summary>Tells short texts apart (FNV-1a, 64 bits).</summary>
internal static class TextHash
{
    public static ulong Of(ReadOnlySpan<byte> text)
    {
        ulong hash = 14695981039346656037;
        foreach (byte b in text)
        {
            hash = unchecked((hash ^ b) * 1099511628211);
        }

        return hash;
    }
}

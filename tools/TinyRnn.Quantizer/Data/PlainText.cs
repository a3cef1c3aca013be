using System;

namespace TinyRnn.Quantizer.Data;

/// <summary>Tells text from other bytes, for files that are given where a model or a network is expected.</summary>
public static class PlainText
{
    /// <summary>True for bytes of which none is one that texts in UTF-8 or in a code page do not have.</summary>
    public static bool Is(ReadOnlySpan<byte> bytes) => !bytes.ContainsAnyInRange((byte)0, (byte)8) && !bytes.Contains((byte)0xFF);
}

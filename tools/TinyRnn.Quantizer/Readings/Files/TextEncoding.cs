using System;
using System.Globalization;
using System.Text;
using TinyRnn.Quantizer.Data;

namespace TinyRnn.Quantizer.Readings.Files;

/// <summary>How a file's bytes become text.</summary>
/// <param name="Name">As people write it.</param>
/// <param name="Decoder">Null for UTF-8, which needs none.</param>
/// <param name="Reason">Why it was taken; empty when it needs no reason.</param>
internal sealed record TextEncoding(string Name, Encoding? Decoder, string Reason)
{
    /// <summary>What flash memory holds before it is written.</summary>
    public const byte EmptyFlash = 0xFF;

    public static readonly TextEncoding Utf8 = new("UTF-8", null, "");

    static TextEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The encoding that a person named.</summary>
    public static TextEncoding Stated(string file, string name)
    {
        string plain = name.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();
        if (plain == "UTF8")
        {
            return Utf8;
        }

        try
        {
            Encoding encoding = plain switch
            {
                "UTF16" or "UTF16LE" or "UNICODE" => Encoding.Unicode,
                "UTF16BE" => Encoding.BigEndianUnicode,
                "LATIN1" or "CP1252" or "WINDOWS1252" or "ISO88591" or "ANSI" => Encoding.GetEncoding(1252),
                _ => Encoding.GetEncoding(name),
            };
            return new TextEncoding(name, encoding, "");
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            throw new CsvInputException(file, $"--encoding: '{name}' is not known; expected for example utf-8, utf-16, windows-1252");
        }
    }

    /// <summary>What a file of 8-bit text is that is not UTF-8.</summary>
    public static TextEncoding Windows1252(byte found, long line) =>
        new(
            "Windows-1252",
            Encoding.GetEncoding(1252),
            string.Create(CultureInfo.InvariantCulture, $"byte 0x{found:X2} in line {line} is not UTF-8")
        );

    /// <summary>Tells the encoding by a byte order mark, by the zeros of UTF-16, or by bytes that UTF-8 does not have.</summary>
    /// <param name="start">The file's first bytes.</param>
    public static TextEncoding Detect(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith<byte>([0xFF, 0xFE, 0, 0]))
        {
            return new TextEncoding("UTF-32", Encoding.UTF32, "byte order mark");
        }

        if (start.StartsWith<byte>([0, 0, 0xFE, 0xFF]))
        {
            return new TextEncoding("UTF-32BE", new UTF32Encoding(bigEndian: true, byteOrderMark: true), "byte order mark");
        }

        if (start.StartsWith<byte>([0xFF, 0xFE]))
        {
            return new TextEncoding("UTF-16", Encoding.Unicode, "byte order mark");
        }

        if (start.StartsWith<byte>([0xFE, 0xFF]))
        {
            return new TextEncoding("UTF-16BE", Encoding.BigEndianUnicode, "byte order mark");
        }

        return OfZeros(start) ?? (start.StartsWith<byte>([0xEF, 0xBB, 0xBF]) ? Utf8 : OfHighBytes(start));
    }

    /// <summary>Three bytes of four are zero in UTF-32, one of two in UTF-16, where letters are of the West.</summary>
    private static TextEncoding? OfZeros(ReadOnlySpan<byte> start)
    {
        if (ZerosAt(start, 1, 2, 3) && !ZerosAt(start, 0))
        {
            return new TextEncoding("UTF-32", Encoding.UTF32, "three bytes of four are zero");
        }

        if (ZerosAt(start, 0, 1, 2) && !ZerosAt(start, 3))
        {
            return new TextEncoding("UTF-32BE", new UTF32Encoding(bigEndian: true, byteOrderMark: false), "three bytes of four are zero");
        }

        int length = Math.Min(start.Length, 4096) & ~1;
        int even = 0;
        int odd = 0;
        for (int i = 0; i < length; i += 2)
        {
            even += start[i] == 0 ? 1 : 0;
            odd += start[i + 1] == 0 ? 1 : 0;
        }

        bool most = Math.Max(even, odd) > length / 4 && Math.Min(even, odd) <= length / 32;
        return !most ? null
            : odd > even ? new TextEncoding("UTF-16", Encoding.Unicode, "every other byte is zero")
            : new TextEncoding("UTF-16BE", Encoding.BigEndianUnicode, "every other byte is zero");
    }

    /// <summary>True when nearly all of these bytes of each four are zero.</summary>
    private static bool ZerosAt(ReadOnlySpan<byte> start, params ReadOnlySpan<int> places)
    {
        int groups = Math.Min(start.Length, 4096) / 4;
        int zeros = 0;
        for (int i = 0; i < groups; i++)
        {
            foreach (int place in places)
            {
                zeros += start[(4 * i) + place] == 0 ? 1 : 0;
            }
        }

        return groups > 0 && 16 * zeros >= 15 * groups * places.Length;
    }

    /// <summary>UTF-8 unless bytes that are none stand there; a damaged byte among letters that are UTF-8 does not change it.</summary>
    private static TextEncoding OfHighBytes(ReadOnlySpan<byte> start)
    {
        if (Utf8Valid(start))
        {
            return Utf8;
        }

        var bytes = new HighBytes();
        bytes.Add(start, isEnd: false);
        return bytes.IsUtf8 ? Utf8 : Windows1252(bytes.FirstBad, bytes.FirstBadLine);
    }

    /// <summary>UTF-8 with a byte that is none, which is said.</summary>
    public static TextEncoding Damaged(byte found, long line) => Utf8 with { Reason = string.Create(CultureInfo.InvariantCulture, $"byte 0x{found:X2} in line {line} is damaged") };

    /// <summary>The first byte that is not UTF-8, or -1.</summary>
    public static int FirstBad(ReadOnlySpan<byte> text)
    {
        if (Utf8Valid(text))
        {
            return -1;
        }

        int at = 0;
        while (Rune.DecodeFromUtf8(text[at..], out _, out int used) == System.Buffers.OperationStatus.Done)
        {
            at += used;
        }

        return at;
    }

    private static bool Utf8Valid(ReadOnlySpan<byte> text) => System.Text.Unicode.Utf8.IsValid(text);
}

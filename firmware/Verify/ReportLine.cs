namespace TinyRnn.Verify;

/// <summary>
/// A line of a report: <c>@text *checksum</c>, where the checksum is the CRC-32 of the text's characters as 8 hexadecimal digits.
/// At most 78 characters, so that the firmware sends it in one piece.
/// </summary>
internal static class ReportLine
{
    /// <summary>The first character of a line.</summary>
    public const char Start = '@';

    /// <summary>Stands between the text and the checksum.</summary>
    public const string Separator = " *";

    /// <summary>Characters of a checksum.</summary>
    public const int ChecksumLength = 8;

    private const string Digits = "0123456789abcdef";

    /// <summary>The line of a text of ASCII characters.</summary>
    public static string Format(string text) => "@" + text + Separator + Checksum(text);

    /// <summary>The checksum of a text of ASCII characters.</summary>
    public static string Checksum(string text)
    {
        // On the board, text[i] would walk the text from its start each time.
        char[] characters = text.ToCharArray();
        var bytes = new byte[characters.Length];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)characters[i];
        }

        int crc = Crc32.Compute(bytes, 0, bytes.Length);
        var digits = new char[ChecksumLength];
        for (int i = 0; i < digits.Length; i++)
        {
            digits[i] = Digits[(crc >> (28 - 4 * i)) & 15];
        }

        return new string(digits);
    }

    /// <summary>Bytes as hexadecimal digits.</summary>
    public static string Hex(byte[] bytes)
    {
        var digits = new char[2 * bytes.Length];
        for (int i = 0; i < bytes.Length; i++)
        {
            digits[2 * i] = Digits[bytes[i] >> 4];
            digits[2 * i + 1] = Digits[bytes[i] & 15];
        }

        return new string(digits);
    }
}

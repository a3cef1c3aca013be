namespace TinyRnn;

/// <summary>Bytes as hexadecimal text.</summary>
internal static class Hex
{
    public static string Format(byte[] bytes, int offset, int count)
    {
        const string digits = "0123456789abcdef";
        var chars = new char[2 * count];
        for (int i = 0; i < count; i++)
        {
            chars[2 * i] = digits[bytes[offset + i] >> 4];
            chars[2 * i + 1] = digits[bytes[offset + i] & 15];
        }

        return new string(chars);
    }
}

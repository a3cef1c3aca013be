namespace TinyRnn.DeviceTests;

/// <summary>
/// Base64 without <c>Convert.FromBase64String</c>, which a firmware without conversion to any base does not have. In one walk over
/// the text: <c>text.Length</c> and <c>text[i]</c> each begin at its first byte there.
/// </summary>
internal static class Base64
{
    public static byte[] Decode(string text)
    {
        char[] digits = text.ToCharArray();
        int length = digits.Length;
        while (length > 0 && digits[length - 1] == '=')
        {
            length--;
        }

        var bytes = new byte[length * 6 / 8];
        int bits = 0;
        int at = 0;
        for (int i = 0; i < length; i++)
        {
            bits = (bits << 6) | Value(digits[i]);
            // Four digits make three bytes; after the first digit of four there is no byte yet.
            if ((i & 3) != 0)
            {
                bytes[at++] = (byte)(bits >> (2 * (3 - (i & 3))));
            }

            bits &= 0xFFFF;
        }

        return bytes;
    }

    private static int Value(char digit)
    {
        if (digit >= 'a')
        {
            return digit - 'a' + 26;
        }

        if (digit >= 'A')
        {
            return digit - 'A';
        }

        return digit >= '0' ? digit - '0' + 52 : digit == '+' ? 62 : 63;
    }
}

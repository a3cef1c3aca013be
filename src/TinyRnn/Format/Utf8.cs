namespace TinyRnn;

/// <summary>Decoding of UTF-8, which the board's base library does not have. Covers the basic plane and surrogate pairs.</summary>
internal static class Utf8
{
    /// <summary>The text, or null when the bytes are not well-formed UTF-8.</summary>
    public static string Decode(byte[] bytes, int offset, int count)
    {
        if (count == 0)
        {
            return string.Empty;
        }

        var chars = new char[count];
        int length = 0;
        int end = offset + count;
        while (offset < end)
        {
            int lead = bytes[offset++];
            int extra = lead < 0x80 ? 0 : lead >= 0xC2 && lead < 0xE0 ? 1 : lead >= 0xE0 && lead < 0xF0 ? 2 : lead >= 0xF0 && lead < 0xF5 ? 3 : -1;
            if (extra < 0 || extra > end - offset)
            {
                return null;
            }

            int code = extra == 0 ? lead : lead & (0x3F >> extra);
            for (int i = 0; i < extra; i++)
            {
                int next = bytes[offset++];
                if ((next & 0xC0) != 0x80)
                {
                    return null;
                }

                code = (code << 6) | (next & 0x3F);
            }

            bool overlong = (extra == 2 && code < 0x800) || (extra == 3 && code < 0x10000);
            if (overlong || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
            {
                return null;
            }

            if (code >= 0x10000)
            {
                chars[length++] = (char)(0xD800 + ((code - 0x10000) >> 10));
                chars[length++] = (char)(0xDC00 + ((code - 0x10000) & 0x3FF));
            }
            else
            {
                chars[length++] = (char)code;
            }
        }

        return new string(chars, 0, length);
    }
}

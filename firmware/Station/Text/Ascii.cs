namespace TinyRnn.Stations;

/// <summary>Texts of ASCII letters as bytes.</summary>
internal static class Ascii
{
    /// <summary>An empty array.</summary>
    public static readonly byte[] Nothing = Bytes("");

    public static byte[] Bytes(string text)
    {
        var bytes = new byte[text.Length];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)text[i];
        }

        return bytes;
    }

    /// <summary>The text of bytes; what is no ASCII becomes a question mark.</summary>
    public static string Text(byte[] bytes, int at, int count)
    {
        var chars = new char[count];
        for (int i = 0; i < count; i++)
        {
            byte letter = bytes[at + i];
            chars[i] = letter >= ' ' && letter < 127 ? (char)letter : '?';
        }

        return new string(chars);
    }
}

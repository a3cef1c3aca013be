#nullable disable

namespace TinyRnn.Stations;

/// <summary>Bytes as hexadecimal digits.</summary>
public static class Hexadecimal
{
    /// <summary>The bytes of an even number of digits; null for anything else.</summary>
    public static byte[] Parse(string text)
    {
        var bytes = new byte[text.Length / 2];
        for (int i = 0; i < text.Length; i++)
        {
            int digit = Digit(text[i]);
            if (digit < 0 || text.Length % 2 != 0)
            {
                return null;
            }

            bytes[i / 2] = (byte)(bytes[i / 2] * 16 + digit);
        }

        return bytes;
    }

    /// <summary>A digit's value; -1 for another letter.</summary>
    internal static int Digit(int letter)
    {
        int lower = letter | 0x20;
        return letter >= '0' && letter <= '9' ? letter - '0' : lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }
}

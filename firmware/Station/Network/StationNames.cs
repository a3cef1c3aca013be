#nullable disable

namespace TinyRnn.Stations;

/// <summary>Names that can stand in topics.</summary>
public static class StationNames
{
    /// <summary>The longest name.</summary>
    public const int Longest = 32;

    /// <summary>True for 1 to 32 letters, digits, - and _.</summary>
    public static bool IsName(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!IsLetterOrDigit(text[i]) && text[i] != '-' && text[i] != '_')
            {
                return false;
            }
        }

        return text.Length > 0 && text.Length <= Longest;
    }

    internal static bool IsLetterOrDigit(char letter) =>
        (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}

using System;
using System.Text;

namespace TinyRnn.Quantizer.Readings.Dialects;

/// <summary>Words for 1 and 0.</summary>
internal static class SwitchWords
{
    private static readonly string[] s_on = ["true", "yes", "on", "open", "ein", "an", "ja", "wahr", "oui", "si"];
    private static readonly string[] s_off = ["false", "no", "off", "closed", "aus", "nein", "falsch", "non"];

    /// <summary>1 for on, 0 for off; false for other words.</summary>
    public static bool TryRead(ReadOnlySpan<byte> field, out double value)
    {
        value = 0;
        if (field.Length is < 2 or > 6)
        {
            return false;
        }

        foreach (string word in s_on)
        {
            if (Ascii.EqualsIgnoreCase(field, word))
            {
                value = 1;
                return true;
            }
        }

        foreach (string word in s_off)
        {
            if (Ascii.EqualsIgnoreCase(field, word))
            {
                return true;
            }
        }

        return false;
    }
}

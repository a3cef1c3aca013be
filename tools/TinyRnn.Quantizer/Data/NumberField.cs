using System;
using System.Globalization;
using System.Text;

namespace TinyRnn.Quantizer.Data;

/// <summary>Numbers in CSV fields: a decimal point, an optional exponent; an empty field, <c>NA</c> and <c>NaN</c> are missing values.</summary>
internal static class NumberField
{
    /// <summary>Reads a field of UTF-8 bytes; a missing value is NaN.</summary>
    /// <returns>False when the field is neither a number nor a missing value.</returns>
    public static bool TryParse(ReadOnlySpan<byte> field, out float value)
    {
        if (float.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out value))
        {
            return true;
        }

        value = float.NaN;
        return IsMissing(field);
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{byte}, out float)"/>
    public static bool TryParse(ReadOnlySpan<byte> field, out double value)
    {
        if (double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out value))
        {
            return true;
        }

        value = double.NaN;
        return IsMissing(field);
    }

    private static bool IsMissing(ReadOnlySpan<byte> field)
    {
        ReadOnlySpan<byte> text = field.Trim(" \t"u8);
        return text.IsEmpty || Ascii.EqualsIgnoreCase(text, "NA"u8) || Ascii.EqualsIgnoreCase(text, "NaN"u8);
    }
}

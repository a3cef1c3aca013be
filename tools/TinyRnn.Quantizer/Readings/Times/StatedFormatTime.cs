using System;
using System.Globalization;
using System.Text;
using TinyRnn.Quantizer.Readings.Dialects;

namespace TinyRnn.Quantizer.Readings.Times;

/// <summary>A time in a .NET format that a person stated.</summary>
internal sealed class StatedFormatTime(int column, string format) : ITimeReader
{
    private readonly bool _hasOffset = format.Contains('z', StringComparison.Ordinal) || format.Contains('K', StringComparison.Ordinal) || format.Contains("'Z'", StringComparison.Ordinal);

    public TimeKind Kind => _hasOffset ? TimeKind.Utc : TimeKind.Local;

    public string Format => format;

    public bool TryRead(FieldRow row, out long time)
    {
        time = 0;
        if (column >= row.Count || row[column].Length > 100)
        {
            return false;
        }

        Span<char> text = stackalloc char[100];
        int length = Encoding.UTF8.GetChars(row[column], text);
        if (!DateTimeOffset.TryParseExact(text[..length], format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out DateTimeOffset found)
            || found.Year is < 1700 or > 2250)
        {
            return false;
        }

        time = (found.UtcTicks - DateTime.UnixEpoch.Ticks) * 100;
        return true;
    }
}

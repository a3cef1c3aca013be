using System;
using System.Globalization;
using System.Text;
using TinyRnn.Quantizer.Readings.Dialects;

namespace TinyRnn.Quantizer.Readings.Times;

/// <summary>A time in a .NET format that a person stated.</summary>
/// <param name="columns">From 0; of several the texts are read with a blank between them.</param>
/// <param name="format">As .NET writes it.</param>
/// <param name="year">Of a format without one; or null.</param>
internal sealed class StatedFormatTime(int[] columns, string format, int? year) : ITimeReader
{
    private const int MostCharacters = 100;

    private readonly StatedFormat _format = StatedFormat.Of(format, year);

    public TimeKind Kind => _format.Kind;

    public string Format => StatedFormat.LacksYear(format) ? string.Create(CultureInfo.InvariantCulture, $"{format} of {year} as stated") : format;

    /// <summary>True for a clock such as 10:00a, whose letter stands for AM, as a format with tt has it.</summary>
    public static bool EndsInHalfDay(ReadOnlySpan<char> text) => text is [.., >= '0' and <= '9', 'a' or 'A' or 'p' or 'P'];

    public bool TryRead(FieldRow row, out long time)
    {
        time = 0;
        Span<char> text = stackalloc char[MostCharacters];
        _format.Before.CopyTo(text);
        int length = _format.Before.Length;
        for (int i = 0; i < columns.Length; i++)
        {
            if (columns[i] >= row.Count || length + 2 + row[columns[i]].Length > MostCharacters)
            {
                return false;
            }

            text[length] = ' ';
            length += i > 0 ? 1 : 0;
            length += Encoding.UTF8.GetChars(row[columns[i]], text[length..]);
        }

        if (EndsInHalfDay(text[..length]))
        {
            text[length++] = 'M';
        }

        if (!DateTimeOffset.TryParseExact(text[..length], _format.Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out DateTimeOffset found)
            || found.Year is < 1700 or > 2250)
        {
            return false;
        }

        time = (found.UtcTicks - DateTime.UnixEpoch.Ticks) * 100;
        return true;
    }
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings.Dialects;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>The header and what stands above and below it.</summary>
internal sealed partial class LayoutDetector
{
    /// <summary>Lines between the header and the first row that may be broken rows or what a board said.</summary>
    private const int MostBetween = 6;

    /// <summary>The header: one of the lines right above the data that have as many fields, be they remarks or not.</summary>
    private FoundHeader? FindHeader(int fields, CellGuess[] types, ref int firstData)
    {
        if (_options.Header == 0)
        {
            firstData = firstData < 0 ? -1 : firstData;
            return null;
        }

        if (_options.Header is long stated)
        {
            int below = firstData > stated + 1 ? UnitsBelow((int)stated, firstData, fields) : 0;
            return new FoundHeader((int)stated, HeaderFields(_prefix.Lines[(int)stated - 1]), 0, below);
        }

        if (firstData > 0 && CountingHeader(firstData, fields) is string[] counted)
        {
            int line = firstData;
            firstData = _guess.Rows.Where(row => row.Line > line && IsData(row, fields, types)).Select(row => (int)row.Line).FirstOrDefault(-1);
            return new FoundHeader(line, counted, 0, 0);
        }

        bool[] times = [.. types.Select(type => type == CellGuess.Time)];
        List<HeaderLine> lines = HeaderLines(firstData, fields, times);
        if (lines.Count == 0)
        {
            RefuseDecimalCommas(firstData, fields, times);
            return null;
        }

        return HeaderBlock.Choose(lines, times);
    }

    private int UnitsBelow(int header, int firstData, int fields) =>
        _prefix.Lines[header] is { } line && !Prefix.IsBlank(line) && HeaderFields(line).Length == fields && header + 1 < firstData ? header + 1 : 0;

    private static bool HasHeaderCount(string[] names, int fields) =>
        (names.Length == fields || (names.Length == fields - 1 && fields > 1) || (names.Length == fields + 1 && (names[^1].Length == 0 || HeaderNames.IsRemark(names[^1])))) && names.Any(name => name.Length > 0);

    private static bool IsAnnotation(byte[] line) =>
        line.AsSpan().StartsWith("sep="u8) || line.AsSpan().StartsWith("#group"u8) || line.AsSpan().StartsWith("#datatype"u8) || line.AsSpan().StartsWith("#default"u8) || line.AsSpan().StartsWith("#TYPE"u8);

    /// <summary>The names in a line, a remark's sign in front of them left out.</summary>
    private string[] HeaderFields(byte[] line)
    {
        ReadOnlySpan<byte> text = Prefix.WithoutRemark(line);
        var row = new FieldRow();
        row.Split(text, _guess.Separator);
        return row.Texts();
    }

    /// <summary>The names 0, 1, 2 that a data frame without names gets, where the numbers below are no such count.</summary>
    private string[]? CountingHeader(int firstData, int fields)
    {
        PrefixRow row = _guess.Rows.First(row => row.Line == firstData);
        PrefixRow[] below = _guess.Rows.Where(other => other.Line > firstData && other.Count == fields).ToArray();
        int unnamed = row.Texts[0].Length == 0 ? 1 : 0;
        bool counts = fields > unnamed && Enumerable.Range(0, 2).Any(first => row.Texts.Skip(unnamed).Select((text, i) => text == (i + first).ToString(CultureInfo.InvariantCulture)).All(same => same) && fields > unnamed + first);
        if (!counts)
        {
            return null;
        }

        bool differs = below.Length > 0 && Enumerable.Range(unnamed, fields - unnamed)
            .Any(i => below.All(other => other.Texts[i].Contains('.', StringComparison.Ordinal) || other.Guesses[i] == CellGuess.Missing) && below.Any(other => other.Texts[i].Contains('.', StringComparison.Ordinal)));
        return differs || (unnamed == 1 && below.Length > 0) ? row.Texts : null;
    }

    /// <summary>As many names as fields: one name less than fields means that the first column, of row numbers, has none.</summary>
    private string[] Names(string[] names, int fields, PrefixRow[] body)
    {
        if (names.Length == fields + 1)
        {
            return names[..fields];
        }

        if (names.Length != fields - 1)
        {
            return Pad(names, fields);
        }

        if (body.Length > 0 && body.All(row => row.Texts[^1] is "" or "<br>"))
        {
            return [.. names, ""];
        }

        bool isTimeTwice = body.Length > 0 && body[0].Guesses[0] == CellGuess.Time && names.Any(TimeFinder.IsTimeName);
        if (body.Length > 0 && (IsCounting(body, 0) || (!isTimeTwice && body[0].Guesses[0] is CellGuess.Time or CellGuess.Text)))
        {
            return ["", .. names];
        }

        throw DecimalCommas(body.Length > 0 ? body[0].Line : 1, names.Length, fields);
    }

    /// <summary>Fails where a line above the data has fewer names than it has fields, and whole numbers alone stand where each comma too many would cut one.</summary>
    private void RefuseDecimalCommas(int firstData, int fields, bool[] times)
    {
        PrefixRow[] body = _guess.Rows.Where(row => row.Line >= firstData && row.Count == fields).ToArray();
        int whole = Enumerable.Range(0, fields).Count(i => body.All(row => row.Texts[i].Length > 0 && row.Texts[i].All(char.IsAsciiDigit)));
        if (_guess.Separator != (byte)',' || firstData < 0 || body.Any(row => Enumerable.Range(0, fields).Any(i => row.Guesses[i] == CellGuess.Number && row.Row[i].Contains((byte)'.'))))
        {
            return;
        }

        for (int line = firstData - 1, seen = 0; line >= 1 && seen <= MostBetween; line--)
        {
            string[] names = HeaderFields(_prefix.Lines[line - 1]);
            seen += Prefix.IsBlank(_prefix.Lines[line - 1]) ? 0 : 1;
            bool isNamed = names.Length > 1 && HeaderNames.AreDistinct(names) && (HeaderNames.NameTime(names, times) || HeaderNames.Described(names) > 0);
            if (isNamed && names.Length < fields && fields - names.Length <= whole)
            {
                throw DecimalCommas(firstData, names.Length, fields);
            }
        }
    }

    private CsvInputException DecimalCommas(long line, int names, int fields) =>
        new(_file, line, $"expected {names} fields as in the header, found {fields}; is a decimal comma also the separator? --separator and --decimal state them, --header 0 leaves the header out");

    private static string[] Pad(string[] names, int fields) => names.Length >= fields ? names[..fields] : [.. names, .. Enumerable.Repeat("", fields - names.Length)];
}

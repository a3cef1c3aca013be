using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings.Dialects;
using TinyRnn.Quantizer.Readings.Times;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>The header and what stands above and below it.</summary>
internal sealed partial class LayoutDetector
{
    /// <summary>The header: one of the lines right above the data that have as many fields, be they remarks or not.</summary>
    private (int Line, string[] Names, int Units)? FindHeader(int fields, CellGuess[] types, ref int firstData)
    {
        if (_options.Header == 0)
        {
            firstData = firstData < 0 ? -1 : firstData;
            return null;
        }

        if (_options.Header is long stated)
        {
            if (stated > _prefix.Lines.Count)
            {
                throw new CsvInputException(_file, $"--header {stated}: expected one of the first {_prefix.Lines.Count} lines");
            }

            int below = firstData > stated + 1 ? UnitsBelow((int)stated, firstData, fields) : 0;
            return ((int)stated, HeaderFields(_prefix.Lines[(int)stated - 1]), below);
        }

        if (firstData > 0 && CountingHeader(firstData, fields) is string[] counted)
        {
            int line = firstData;
            firstData = _guess.Rows.Where(row => row.Line > line && IsData(row, fields, types)).Select(row => (int)row.Line).FirstOrDefault(-1);
            return (line, counted, 0);
        }

        var lines = new List<HeaderLine>();
        bool topIsRemark = false;
        for (int line = firstData - 1; line >= 1; line--)
        {
            byte[] text = _prefix.Lines[line - 1];
            bool isRemark = Prefix.IsComment(text);
            string[] names = HeaderFields(text);
            if (Prefix.IsBlank(text) || !HasHeaderCount(names, fields) || (lines.Count > 0 && (names.Length != lines[0].Names.Length || isRemark != topIsRemark)) || IsAnnotation(text))
            {
                if (lines.Count > 0 || !(Prefix.IsBlank(text) || isRemark))
                {
                    break;
                }

                continue;
            }

            lines.Insert(0, new HeaderLine(line, names));
            topIsRemark = isRemark;
        }

        if (lines.Count == 0)
        {
            return null;
        }

        HeaderLine header = HeaderBlock.Choose(lines, [.. types.Select(type => type == CellGuess.Time)], out int units);
        return (header.Line, header.Names, units);
    }

    private int UnitsBelow(int header, int firstData, int fields) =>
        _prefix.Lines[header] is { } line && !Prefix.IsBlank(line) && HeaderFields(line).Length == fields && header + 1 < firstData ? header + 1 : 0;

    private static bool HasHeaderCount(string[] names, int fields) =>
        (names.Length == fields || (names.Length == fields - 1 && fields > 1) || (names.Length == fields + 1 && names[^1].Length == 0)) && names.Any(name => name.Length > 0);

    private static bool IsAnnotation(byte[] line) =>
        line.AsSpan().StartsWith("sep="u8) || line.AsSpan().StartsWith("#group"u8) || line.AsSpan().StartsWith("#datatype"u8) || line.AsSpan().StartsWith("#default"u8) || line.AsSpan().StartsWith("#TYPE"u8);

    /// <summary>The names in a line, a remark's sign in front of them left out.</summary>
    private string[] HeaderFields(byte[] line)
    {
        ReadOnlySpan<byte> text = Prefix.IsComment(line) ? line.AsSpan().TrimStart("#/%! \t"u8) : line;
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
        bool counts = row.Texts.Skip(unnamed).Select((text, i) => text == i.ToString(CultureInfo.InvariantCulture)).All(same => same) && fields > unnamed;
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

        if (body.Length > 0 && body.All(row => row.Texts[^1].Length == 0))
        {
            return [.. names, ""];
        }

        bool isTimeTwice = body.Length > 0 && body[0].Guesses[0] == CellGuess.Time && names.Any(TimeFinder.IsTimeName);
        if (body.Length > 0 && (IsCounting(body, 0) || (!isTimeTwice && body[0].Guesses[0] is CellGuess.Time or CellGuess.Text)))
        {
            return ["", .. names];
        }

        throw new CsvInputException(
            _file,
            body.Length > 0 ? body[0].Line : 1,
            $"expected {names.Length} fields as in the header, found {fields}; is a decimal comma also the separator? --separator and --decimal state them, --header 0 leaves the header out"
        );
    }

    private static string[] Pad(string[] names, int fields) => names.Length >= fields ? names[..fields] : [.. names, .. Enumerable.Repeat("", fields - names.Length)];

    /// <summary>The fixed offset of the hours that lines above the header state.</summary>
    private Zone? ZoneAbove(long headerLine)
    {
        for (int i = 0; i + 1 < headerLine - 1 && i < _prefix.Lines.Count - 1; i++)
        {
            string[] names = HeaderFields(_prefix.Lines[i]);
            string[] values = HeaderFields(_prefix.Lines[i + 1]);
            int at = Array.IndexOf(names, "utc_offset_seconds");
            if (at >= 0 && at < values.Length && int.TryParse(values[at], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int seconds) && Math.Abs(seconds) <= 14 * 3600)
            {
                return Zone.Fixed(TimeSpan.FromSeconds(seconds));
            }
        }

        return null;
    }
}

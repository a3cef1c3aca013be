using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TinyRnn.Quantizer.Data;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>Which lines above the data belong to the header, and where the rows begin below it.</summary>
internal sealed partial class LayoutDetector
{
    /// <summary>The lines above the data that may have the names: those right above it, or above broken rows and what a board said at its start.</summary>
    private List<HeaderLine> HeaderLines(int firstData, int fields, bool[] times)
    {
        List<HeaderLine> right = LinesUpFrom(firstData - 1, fields);
        if (right.Count > 0 && right[0].Names.Length >= fields)
        {
            return right;
        }

        int between = 0;
        bool isRowBelow = false;
        int fieldsBelow = 0;
        for (int line = firstData - 1; line >= 1 && between <= MostBetween; line--)
        {
            byte[] text = _prefix.Lines[line - 1];
            if (Prefix.IsBlank(text) || Prefix.IsComment(text))
            {
                continue;
            }

            string[] names = HeaderFields(text);
            if (between > 0 && NameColumns(names, fields, times, isRowBelow))
            {
                return LinesUpFrom(line, fields);
            }

            // A last column that only the first row has, as a logger's own number.
            if (between == 1 && isRowBelow && fieldsBelow == fields + 1 && NameColumns(names, fields + 1, times, isRowBelow))
            {
                return [new HeaderLine(line, names[..fields])];
            }

            between++;
            isRowBelow = BeginsRow(text);
            fieldsBelow = names.Length;
        }

        return right;
    }

    /// <summary>The lines from one upwards that have as many names as there are fields.</summary>
    private List<HeaderLine> LinesUpFrom(int bottom, int fields)
    {
        var lines = new List<HeaderLine>();
        bool topIsRemark = false;
        for (int line = bottom; line >= 1; line--)
        {
            byte[] text = _prefix.Lines[line - 1];
            bool isRemark = Prefix.IsComment(text);
            string[] names = HeaderFields(text);
            bool isLabel = isRemark && names.Length > 0 && names.Length < fields && names[0].EndsWith(':');
            if (Prefix.IsBlank(text) || isLabel || !MayBeNames(names, fields) || (lines.Count > 0 && (names.Length != lines[0].Names.Length || isRemark != topIsRemark)) || IsAnnotation(text))
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

        return lines;
    }

    /// <summary>A line of one field less is a header only if all its fields are names; otherwise it is a row that was cut.</summary>
    private static bool MayBeNames(string[] names, int fields) =>
        HasHeaderCount(names, fields) && (names.Length >= fields || !names.Any(name => name.Length == 0 || HeaderNames.IsValue(name)));

    /// <summary>True for a line that names all columns for sure: the time where there is one, otherwise what is measured, or above a row.</summary>
    private static bool NameColumns(string[] names, int fields, bool[] times, bool isRowBelow) =>
        names.Length == fields && HeaderNames.AreDistinct(names)
        && (times.Contains(true) ? HeaderNames.NameTime(names, times) : isRowBelow || HeaderNames.Described(names) > 0);

    /// <summary>True for a line that begins as rows do, with a number or a date.</summary>
    private static bool BeginsRow(ReadOnlySpan<byte> line)
    {
        ReadOnlySpan<byte> text = line.TrimStart(" \t\""u8);
        return !text.IsEmpty && text[0] is (>= (byte)'0' and <= (byte)'9') or (byte)'-' or (byte)'+' or (byte)'.';
    }

    /// <summary>
    /// The first line of rows: the first one below the header that begins as a row does, so that a broken one is counted; what else
    /// stands between the header and the data is passed, unless it is more than a logger puts there.
    /// </summary>
    private int FirstLine(FoundHeader? header, int firstData, int fields)
    {
        const int MostOfFields = 3;
        if (header is not { } found)
        {
            return FirstRowOfAll(firstData);
        }

        int[] between = [.. Enumerable.Range(found.LastLine + 1, Math.Max(0, firstData - found.LastLine - 1))];
        return between.Count(line => HeaderFields(_prefix.Lines[line - 1]).Length == fields) > MostOfFields
            ? found.LastLine + 1
            : between.FirstOrDefault(line => BeginsRow(_prefix.Lines[line - 1]) && !CountsColumns(HeaderFields(_prefix.Lines[line - 1]), fields), firstData);
    }

    /// <summary>Without a header: the first of the lines right above the data that begin as rows do, though they have another number of fields.</summary>
    private int FirstRowOfAll(int firstData)
    {
        int first = firstData;
        while (first > 1 && BeginsRow(_prefix.Lines[first - 2]) && HeaderFields(_prefix.Lines[first - 2]).Length > 1)
        {
            first--;
        }

        return first;
    }

    /// <summary>Fails at rows of another table above the header: they are no preamble.</summary>
    private void RefuseRowsAbove(FoundHeader? header)
    {
        const int LeastRows = 3;
        if (_options.Header != null || header is not { } found)
        {
            return;
        }

        PrefixRow[] rows = [.. _guess.Rows.Where(row => row.Line < found.Line && row.Count > 1 && row.Guesses[0] == CellGuess.Time && row.Guesses.Contains(CellGuess.Number) && !row.Guesses.Contains(CellGuess.Text))];
        if (rows.Length >= LeastRows)
        {
            throw new CsvInputException(_file, found.Line, $"another header with other columns, below the rows of a table from line {rows[0].Line} on; split the file here, or --header {found.Line} reads what stands below, --header with the line of the first header what stands above");
        }
    }

    /// <summary>How many lines between the header and the first row are neither units nor blank nor remarks.</summary>
    private int PassedBelow(FoundHeader? header, int firstLine) =>
        header is not { } found ? 0
        : Enumerable.Range(found.LastLine + 1, Math.Max(0, firstLine - found.LastLine - 1)).Count(line => _prefix.Lines[line - 1] is { } text && !Prefix.IsBlank(text) && !Prefix.IsComment(text));

    /// <summary>True for the numbers of the columns, as some programs write them below the names.</summary>
    private static bool CountsColumns(string[] names, int fields) =>
        names.Length == fields && names.Select((name, i) => name == (i + 1).ToString(CultureInfo.InvariantCulture)).All(same => same);
}

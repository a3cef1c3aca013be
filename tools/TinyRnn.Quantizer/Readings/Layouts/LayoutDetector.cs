using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings.Dialects;
using TinyRnn.Quantizer.Readings.Times;
using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>Finds the layout of a file by its first lines.</summary>
internal sealed class LayoutDetector
{
    private readonly string _file;
    private readonly Prefix _prefix;
    private readonly ReadingOptions _options;
    private SeparatorGuess _guess = new(0, 1, 0, []);

    private LayoutDetector(string file, Prefix prefix, ReadingOptions options)
    {
        _file = file;
        _prefix = prefix;
        _options = options;
    }

    /// <summary>Finds the layout.</summary>
    /// <exception cref="CsvInputException">There is nothing to read, or what there is can be read in two ways.</exception>
    public static FileLayout Detect(string file, Prefix prefix, ReadingOptions options) => new LayoutDetector(file, prefix, options).Detect();

    private FileLayout Detect()
    {
        byte? stated = (byte?)_options.Separator;
        int first = 0;
        if (_prefix.Lines.Count > 0 && SeparatorLine(_prefix.Text(0)) is char named)
        {
            stated ??= (byte)named;
            first = 1;
        }

        int[] data = Enumerable.Range(first, _prefix.Lines.Count - first)
            .Where(i => !Prefix.IsBlank(_prefix.Lines[i]) && !Prefix.IsComment(_prefix.Lines[i]) && !_prefix.Lines[i].Contains((byte)0))
            .ToArray();
        if (data.Length == 0)
        {
            throw new CsvInputException(_file, _prefix.Lines.Any(line => !Prefix.IsBlank(line)) ? "expected rows of readings, found only remarks" : "the file is empty");
        }

        byte[][] lines = data.Select(i => _prefix.Lines[i]).ToArray();
        _guess = SeparatorGuess.Find(lines, data.Select(i => i + 1).ToArray(), stated);
        if (stated == null && ((_guess.Score < 0.6 && LogLine.IsLog(lines, 0.2)) || (_guess.Score < 0.75 && _guess.Separator == Dialect.Blanks && LogLine.IsLog(lines, 0.8))))
        {
            return LogLine.Layout(lines, _options);
        }

        return Build();
    }

    private static char? SeparatorLine(string line)
    {
        string text = line.Trim('"', '\uFEFF', ' ');
        return text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.Length == 5 ? text[4] : null;
    }

    private FileLayout Build()
    {
        int fields = _guess.FieldCount;
        CellGuess[] types = Types(fields);
        int firstData = FirstData(fields, types);
        (int Line, string[] Names, int Units)? header = FindHeader(fields, types, ref firstData);
        if (firstData < 0 && header == null)
        {
            header = ((int)_guess.Rows[0].Line, _guess.Rows[0].Texts, 0);
            fields = _guess.Rows[0].Texts.Length;
        }

        PrefixRow[] body = _guess.Rows.Where(row => firstData >= 0 && row.Line >= firstData && row.Count == fields).ToArray();
        string[] names = header is { } found ? Names(found.Names, fields, body) : [];
        string[] units = header is { Units: > 0 } below ? Pad(PrefixRow.Of(_prefix.Lines[below.Units - 1], below.Units, _guess.Separator).Texts, fields) : [];
        ColumnName[] columns = names.Select((name, i) => ColumnName.Of(name, units.Length > i ? units[i] : "")).ToArray();
        FieldRow[] numbers = body.Select(row => row.Row).ToArray();
        (byte point, byte thousands) = NumberSigns.Find(_file, numbers, _guess.Separator, _options.DecimalSign);
        ColumnKind[] kinds = Enumerable.Range(0, fields).Select(i => KindOf(body, i, columns.Length > 0 ? columns[i].Text : null)).ToArray();
        long headerLine = header?.Line ?? 0;
        return new FileLayout
        {
            Dialect = new Dialect(_guess.Separator, point, thousands),
            FieldCount = fields,
            Header = columns,
            HeaderLine = headerLine,
            HeaderText = headerLine > 0 ? _prefix.Lines[(int)headerLine - 1] : [],
            FirstLine = firstData < 0 ? _prefix.Lines.Count + 1 : firstData,
            IsCountingHeader = _options.Header == null && names.Length > 0 && names.All(name => name.Length == 0 || name.All(char.IsAsciiDigit)),
            UnitsLine = header?.Units ?? 0,
            Kinds = kinds,
            StatedZone = ZoneAbove(headerLine),
            MonthIsFirst = _prefix.Lines.Take(3).Any(line => line.AsSpan().StartsWith("#TYPE "u8)),
            Long = LongLayout.Find(columns, kinds, body),
            HasComments = _prefix.Lines.Any(line => Prefix.IsComment(line)),
        };
    }

    /// <summary>What most fields of each column are, of the later rows, because the first may be headers.</summary>
    private CellGuess[] Types(int fields)
    {
        PrefixRow[] rows = _guess.Rows.Where(row => row.Count == fields).ToArray();
        PrefixRow[] later = rows[(rows.Length / 2)..];
        return Enumerable.Range(0, fields).Select(i => Most(Known(later, i).DefaultIfEmpty(Most(Known(rows.Skip(1), i))))).ToArray();

        static IEnumerable<CellGuess> Known(IEnumerable<PrefixRow> rows, int column) =>
            rows.Select(row => row.Guesses[column]).Where(guess => guess != CellGuess.Missing);
    }

    /// <summary>The most frequent guess, among equally frequent ones the first.</summary>
    private static CellGuess Most(IEnumerable<CellGuess> guesses)
    {
        Span<int> counts = stackalloc int[(int)CellGuess.Text + 1];
        Span<int> firsts = stackalloc int[counts.Length];
        counts.Clear();
        int all = 0;
        CellGuess most = CellGuess.Missing;
        foreach (CellGuess guess in guesses)
        {
            firsts[(int)guess] = counts[(int)guess]++ == 0 ? all : firsts[(int)guess];
            all++;
        }

        for (int i = 0; i < counts.Length; i++)
        {
            int lead = counts[i] - counts[(int)most];
            most = lead > 0 || (lead == 0 && counts[i] > 0 && firsts[i] < firsts[(int)most]) ? (CellGuess)i : most;
        }

        return most;
    }

    private int FirstData(int fields, CellGuess[] types)
    {
        long above = _options.Header ?? 0;
        PrefixRow? before = null;
        foreach (PrefixRow row in _guess.Rows)
        {
            // Half numbers, half texts: a row below a header, but the header where nothing stands above.
            Likeness likeness = LikenessOf(row, fields, types);
            bool isHeaderAbove = before != null && HasHeaderCount(before.Texts, fields);
            if (row.Line > above && (likeness == Likeness.Data || (likeness == Likeness.Half && (isHeaderAbove || _options.Header != null))))
            {
                return (int)row.Line;
            }

            before = row;
        }

        return -1;
    }

    private enum Likeness
    {
        Header,
        Half,
        Data,
    }

    private static bool IsData(PrefixRow row, int fields, CellGuess[] types) => LikenessOf(row, fields, types) == Likeness.Data;

    /// <summary>True when a row has numbers and times where the later rows have them.</summary>
    private static Likeness LikenessOf(PrefixRow row, int fields, CellGuess[] types)
    {
        if (row.Count != fields)
        {
            return Likeness.Header;
        }

        int typed = 0;
        int same = 0;
        int missing = 0;
        for (int i = 0; i < fields; i++)
        {
            if (types[i] is CellGuess.Text or CellGuess.Missing)
            {
                continue;
            }

            CellGuess found = row.Guesses[i];
            bool fits = found == types[i] || (found is CellGuess.Number or CellGuess.Switch && types[i] is CellGuess.Number or CellGuess.Switch);
            if (types[i] == CellGuess.Time && !fits && found != CellGuess.Missing)
            {
                return Likeness.Header;
            }

            typed++;
            same += fits ? 1 : 0;
            missing += found == CellGuess.Missing ? 1 : 0;
        }

        bool isAllMissing = typed > 0 && missing == typed && row.Texts.All(text => text.Length == 0 || Cells.Guess(Encoding.UTF8.GetBytes(text)) == CellGuess.Missing) && row.Texts.Any(text => text.Length > 0);
        return isAllMissing || (typed > 0 && same > 0 && 2 * (same + missing) > typed) ? Likeness.Data
            : same > 0 && 2 * (same + missing) == typed ? Likeness.Half
            : Likeness.Header;
    }

    /// <summary>The header: the topmost of the lines right above the data that have as many fields, be they remarks or not.</summary>
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

        (int Line, string[] Names)? top = null;
        int second = 0;
        bool topIsRemark = false;
        for (int line = firstData - 1; line >= 1; line--)
        {
            byte[] text = _prefix.Lines[line - 1];
            bool isRemark = Prefix.IsComment(text);
            string[] names = HeaderFields(text);
            if (Prefix.IsBlank(text) || !HasHeaderCount(names, fields) || (top is { } below && (names.Length != below.Names.Length || isRemark != topIsRemark)) || IsAnnotation(text))
            {
                if (top != null || !(Prefix.IsBlank(text) || isRemark))
                {
                    break;
                }

                continue;
            }

            second = top?.Line ?? 0;
            top = (line, names);
            topIsRemark = isRemark;
        }

        return top is { } header ? (header.Line, header.Names, second) : null;
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

    private static ColumnKind KindOf(PrefixRow[] body, int column, string? name)
    {
        CellGuess most = Most(body.Select(row => row.Guesses[column]).Where(guess => guess != CellGuess.Missing));
        if (most == CellGuess.Missing)
        {
            return ColumnKind.Empty;
        }

        int present = body.Count(row => row.Guesses[column] != CellGuess.Missing);
        int numbers = body.Count(row => row.Guesses[column] is CellGuess.Number or CellGuess.Switch);
        if (2 * numbers < present)
        {
            return ColumnKind.Text;
        }

        bool mayCount = name != null && (name.Length == 0 || name is "#" || s_countingNames.Contains(name.ToLowerInvariant()));
        return mayCount && IsCounting(body, column) ? ColumnKind.RowNumber : ColumnKind.Number;
    }

    private static readonly string[] s_countingNames =
        ["unnamed: 0", "index", "row", "no", "no.", "nr", "nr.", "record", "rn", "entry_id", "id", "rownames", "lfd. nr.", "sample", "num", "line"];

    /// <summary>True when a column counts the rows.</summary>
    private static bool IsCounting(PrefixRow[] body, int column)
    {
        long before = 0;
        for (int i = 0; i < body.Length; i++)
        {
            if (!long.TryParse(body[i].Texts[column], NumberStyles.None, CultureInfo.InvariantCulture, out long number) || (i > 0 && number != before + 1))
            {
                return false;
            }

            before = number;
        }

        return body.Length > 0;
    }

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

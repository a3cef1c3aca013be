using System;
using System.Linq;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings.Dialects;
using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>Finds the layout of a file by its first lines.</summary>
internal sealed partial class LayoutDetector
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

        first = Math.Max(first, _prefix.EndOfHead);
        if (_options.Header is long header)
        {
            if (header > _prefix.Lines.Count)
            {
                throw new CsvInputException(_file, $"--header {header}: expected one of the first {_prefix.Lines.Count} lines");
            }

            // What stands above may have other columns.
            first = (int)Math.Max(0, header - 1);
        }

        int[] data = Enumerable.Range(first, _prefix.Lines.Count - first)
            .Where(i => !Prefix.HasNothing(_prefix.Lines[i]) && !Prefix.IsComment(_prefix.Lines[i]) && !_prefix.Lines[i].Contains((byte)0))
            .ToArray();
        if (data.Length == 0)
        {
            throw new CsvInputException(_file, _prefix.Lines.Any(line => !Prefix.IsBlank(line)) ? "expected rows of readings, found only remarks" : "the file is empty");
        }

        byte[][] lines = data.Select(i => _prefix.Lines[i]).ToArray();
        if (Array.FindIndex(lines, line => line.AsSpan().StartsWith("_ _ _ _ _ _ "u8)) is >= 0 and int block)
        {
            throw new CsvInputException(_file, data[block] + 1, "expected a line for each reading, found the blocks of names and values that rtl_433 prints; rtl_433 -F json or -F csv writes lines, which are read");
        }

        _guess = SeparatorGuess.Find(lines, data.Select(i => i + 1).ToArray(), stated);
        if (stated == null && (LineProtocol.AreMost(lines) || (_guess.Score < 0.6 && LogLine.IsLog(lines, 0.2)) || (MayBeLog() && LogLine.IsLog(lines, 0.8))))
        {
            return LogLine.Layout(lines, [.. data.Select(i => i + 1)], _options);
        }

        return Build();
    }

    /// <summary>A date, a clock and one name with its value are cut well by blanks; a time and a message by the comma before its milliseconds.</summary>
    private bool MayBeLog()
    {
        const double LeastOfTable = 0.78;
        bool isMessage = _guess.FieldCount == 2 && _guess.Rows.All(row => row.Count != 2 || row.Guesses[1] == CellGuess.Text);
        return _guess.Score < LeastOfTable && (_guess.Separator == Dialect.Blanks || isMessage);
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
        FoundHeader? header = FindHeader(fields, types, ref firstData);
        if (firstData < 0 && header == null)
        {
            header = new FoundHeader((int)_guess.Rows[0].Line, _guess.Rows[0].Texts, 0, 0);
            fields = _guess.Rows[0].Texts.Length;
        }

        RefuseRowsAbove(header);
        PrefixRow[] body = _guess.Rows.Where(row => firstData >= 0 && row.Line >= firstData && row.Count == fields).ToArray();
        string[] names = header is { } found ? Names(found.Names, fields, body) : [];
        string[] units = header is { UnitsLine: > 0 } below ? Pad(HeaderFields(_prefix.Lines[below.UnitsLine - 1]), fields) : [];
        ColumnName[] columns = names.Select((name, i) => ColumnName.Of(name, units.Length > i ? units[i] : "")).ToArray();
        FieldRow[] numbers = body.Select(row => row.Row).ToArray();
        (byte point, byte thousands) = NumberSigns.Find(_file, numbers, _guess.Separator, _options.DecimalSign);
        ColumnKind[] kinds = Enumerable.Range(0, fields).Select(i => KindOf(body, i, columns.Length > 0 ? columns[i].Text : null)).ToArray();
        long headerLine = header?.Line ?? 0;
        int firstLine = firstData < 0 ? _prefix.Lines.Count + 1 : FirstLine(header, firstData, fields);
        return new FileLayout
        {
            Dialect = new Dialect(_guess.Separator, point, thousands),
            FieldCount = fields,
            Header = columns,
            HeaderLine = headerLine,
            HeaderText = headerLine > 0 ? _prefix.Lines[(int)headerLine - 1] : [],
            FirstLine = firstLine,
            PassedBelow = firstData > 0 ? PassedBelow(header, firstLine) : 0,
            IsCountingHeader = _options.Header == null && names.Length > 0 && names.All(name => name.Length == 0 || name.All(char.IsAsciiDigit)),
            UnitsLine = header?.UnitsLine ?? 0,
            OtherNamesLine = header?.OtherLine ?? 0,
            Kinds = kinds,
            StatedZone = ZoneRemark.Find(Enumerable.Range(0, Math.Max(0, (int)(headerLine > 0 ? headerLine : firstData) - 1)).Select(_prefix.Text)),
            MonthIsFirst = _prefix.Lines.Take(3).Any(line => line.AsSpan().StartsWith("#TYPE "u8)),
            Long = LongLayout.Find(columns, kinds, body),
            HasComments = _prefix.Lines.Any(line => Prefix.IsComment(line)),
        };
    }
}

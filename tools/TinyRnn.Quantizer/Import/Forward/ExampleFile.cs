using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using TinyRnn.Quantizer.Data;

namespace TinyRnn.Quantizer.Import.Forward;

/// <summary>Reads what a framework was given and what it gave from two CSV files.</summary>
public static class ExampleFile
{
    private static readonly char[] s_separators = [',', ';', '\t', '|'];

    /// <summary>Reads both files, all columns in order.</summary>
    /// <param name="input">Inputs, or tokens, a row for each step.</param>
    /// <param name="output">Outputs, a row for each step or window.</param>
    /// <exception cref="CsvInputException">A file cannot be read, or holds something else than numbers.</exception>
    public static ForwardExample Read(string input, string output)
    {
        int decimals = 0;
        (List<float[]> inputs, IReadOnlyList<string> columns) = Rows(input, _ => { });
        (List<float[]> outputs, _) = Rows(output, text => decimals = Math.Max(decimals, DecimalsOf(text)));
        return new ForwardExample(inputs, outputs, output) { Columns = columns, Rounding = 0.5 * Math.Pow(10, -decimals) };
    }

    private static (List<float[]> Rows, IReadOnlyList<string> Header) Rows(string path, Action<string> see)
    {
        (string name, Stream stream) = DataFile.Open(path, problem => new CsvInputException(path, problem));
        using var lines = new StreamReader(stream);
        string first = lines.ReadLine() ?? throw new CsvInputException(name, "the file is empty");
        char separator = s_separators.MaxBy(sign => first.Count(letter => letter == sign));
        string[] header = first.Split(separator);
        var rows = new List<float[]>();
        int line = 1;
        bool named = !header.All(field => TryParse(field, out _));
        for (string? text = named ? Next() : first; text is not null; text = Next())
        {
            if (text.Length > 0)
            {
                rows.Add(Row(name, line, header, text.Split(separator), named, see));
            }
        }

        return rows.Count > 0
            ? (rows, named ? header.Select(field => field.Trim().Trim('"')).ToArray() : [])
            : throw new CsvInputException(name, "the file has a header but no rows");

        string? Next()
        {
            line++;
            return lines.ReadLine();
        }
    }

    private static float[] Row(string name, int line, string[] header, string[] fields, bool named, Action<string> see)
    {
        if (fields.Length != header.Length)
        {
            throw new CsvInputException(name, line, $"expected {header.Length} fields as in the first line, found {fields.Length}");
        }

        var row = new float[fields.Length];
        for (int i = 0; i < row.Length; i++)
        {
            if (!TryParse(fields[i], out row[i]))
            {
                string column = named ? $"column '{header[i].Trim().Trim('"')}': " : "";
                throw new CsvInputException(name, line, i + 1, $"{column}expected a number, found {Text.Quote(fields[i])}");
            }

            see(fields[i]);
        }

        return row;
    }

    private static bool TryParse(string field, out float value) =>
        float.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && float.IsFinite(value);

    /// <summary>Digits after the point, counted in units: those of 1.5e-3 are 4.</summary>
    private static int DecimalsOf(string number)
    {
        int exponent = 0;
        int e = number.IndexOfAny(['e', 'E']);
        if (e >= 0)
        {
            _ = int.TryParse(number.AsSpan(e + 1), out exponent);
        }

        ReadOnlySpan<char> mantissa = number.AsSpan(0, e < 0 ? number.Length : e).Trim();
        int point = mantissa.IndexOf('.');
        return (point < 0 ? 0 : mantissa.Length - point - 1) - exponent;
    }
}

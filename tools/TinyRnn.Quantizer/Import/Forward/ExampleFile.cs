using System;
using System.Collections.Generic;
using TinyRnn.Quantizer.Data;

namespace TinyRnn.Quantizer.Import.Forward;

/// <summary>Reads what a framework was given and what it gave from two CSV files.</summary>
public static class ExampleFile
{
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
        using CsvTable table = CsvTable.Open(path);
        var rows = new List<float[]>();
        while (table.Read())
        {
            var row = new float[table.ColumnCount];
            for (int i = 0; i < row.Length; i++)
            {
                if (!NumberField.TryParse(table.Field(i), out row[i]) || !float.IsFinite(row[i]))
                {
                    throw table.Error(i, $"expected a number, found {Text.Quote(table.Text(i))}");
                }

                see(table.Text(i));
            }

            rows.Add(row);
        }

        return rows.Count > 0 ? (rows, table.Header) : throw new CsvInputException(table.Name, "the file has a header but no rows");
    }

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

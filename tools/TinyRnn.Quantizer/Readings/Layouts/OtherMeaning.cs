using System;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings.Dialects;
using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>Rows without a number, below which all numbers would be something else: another header, or other units.</summary>
/// <param name="file">For messages.</param>
/// <param name="layout">What the header said.</param>
internal sealed class OtherMeaning(string file, FileLayout layout)
{
    /// <summary>True for a row that can be one, which is seen at the first glance.</summary>
    public bool MayBe(FieldRow row)
    {
        for (int i = 0; i < row.Count; i++)
        {
            if (row[i] is [>= (byte)'0' and <= (byte)'9', ..] or [(byte)'-' or (byte)'+' or (byte)'.', >= (byte)'0' and <= (byte)'9', ..])
            {
                return false;
            }
        }

        return layout.Header.Count > 0 && row.Count > 1;
    }

    /// <summary>True for a row that states the units of the header again, which is passed; fails at one that changes what columns are.</summary>
    public bool Passes(FieldRow row)
    {
        RefuseHeader(row);
        return StatesUnits(row);
    }

    /// <summary>Fails at a second header with other columns.</summary>
    public void RefuseHeader(FieldRow row)
    {
        if (layout.Header.Count == 0 || row.Count < 2)
        {
            return;
        }

        int known = 0;
        for (int i = 0; i < row.Count; i++)
        {
            if (Cells.Guess(row[i]) is not (CellGuess.Text or CellGuess.Missing))
            {
                return;
            }

            string text = row.Text(i);
            foreach (ColumnName column in layout.Header)
            {
                known += column.Text == text && text.Length > 0 ? 1 : 0;
            }
        }

        if (known > 0)
        {
            throw new CsvInputException(file, row.Line, $"another header with other columns; split the file here, each part is a series, or --header {row.Line} reads what stands below");
        }
    }

    /// <summary>A word for a missing reading, such as M, is no unit where nothing else is one.</summary>
    private bool StatesUnits(FieldRow row)
    {
        int units = 0;
        for (int i = 0; i < Math.Min(row.Count, layout.Header.Count); i++)
        {
            if (row[i].IsEmpty || Cells.Guess(row[i]) == CellGuess.Missing)
            {
                continue;
            }

            if (layout.Kinds[i] != ColumnKind.Number || !HeaderNames.IsUnit(row.Text(i)))
            {
                return false;
            }

            units++;
            RequireUnit(row, i);
        }

        return units > 0;
    }

    private void RequireUnit(FieldRow row, int column)
    {
        ColumnName known = layout.Header[column];
        var stated = ColumnName.Of(known.Text, row.Text(column));
        var plain = ColumnName.Of(known.Name, row.Text(column));
        if (known.Unit != null && stated.Unit == known.Unit && (plain.Unit == null || plain.Unit == known.Unit))
        {
            return;
        }

        throw new CsvInputException(file, row.Line, column + 1, $"expected readings, found a row of units ('{row.Text(column)}'), where the header has {known.Unit?.Name ?? "none"} for '{known.Text}'; units must stand in the header or right below it");
    }
}

using System;
using System.Collections.Generic;
using System.Text;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings.Dialects;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>The decimal sign and the sign of thousands, by numbers that can be written in one way only.</summary>
internal static class NumberSigns
{
    /// <summary>Finds them.</summary>
    /// <param name="file">For messages.</param>
    /// <param name="rows">Rows of data.</param>
    /// <param name="separator">Between fields.</param>
    /// <param name="stated">The decimal sign that was stated, or null.</param>
    public static (byte Decimal, byte Thousands) Find(string file, IReadOnlyList<FieldRow> rows, byte separator, char? stated)
    {
        CodedField.Refuse(file, rows, separator, stated != null);
        var evidence = new Evidence();
        foreach (FieldRow row in rows)
        {
            for (int i = 0; i < row.Count; i++)
            {
                evidence.Add(row[i], row.Line);
            }
        }

        if (stated is char sign)
        {
            byte other = sign == ',' ? (byte)'.' : (byte)',';
            return ((byte)sign, evidence.Blank ? Dialect.Blanks : evidence.Apostrophe ? (byte)'\'' : other);
        }

        if (evidence.Comma > 0 && evidence.Point > 0)
        {
            throw new CsvInputException(file, Math.Max(evidence.Comma, evidence.Point), $"numbers are written with a decimal comma (line {evidence.Comma}) and with a point (line {evidence.Point}); --decimal states which");
        }

        if (evidence is { Comma: 0, Point: 0, OpenComma: > 0 })
        {
            throw new CsvInputException(file, evidence.OpenComma, $"'{evidence.OpenCommaText}' may be a decimal or a thousand; {OpenPoints.Ways(evidence.OpenCommaText)}");
        }

        if (evidence is { Comma: 0, Point: 0, OpenPoint: > 0 } && OpenPoints.Find(rows, separator) is var (line, text, why) && text.Length > 0)
        {
            throw new CsvInputException(file, line, $"'{text}' may be a decimal or a thousand, {why}; {OpenPoints.Ways(text)}");
        }

        bool comma = evidence.Comma > 0;
        byte thousands = evidence.Blank ? Dialect.Blanks
            : evidence.Apostrophe ? (byte)'\''
            : evidence.Grouped || (comma ? evidence.OpenPoint : evidence.OpenComma) > 0 ? (comma ? (byte)'.' : (byte)',')
            : (byte)0;
        return (comma ? (byte)',' : (byte)'.', thousands);
    }

    /// <summary>Lines of the first numbers that show a sign.</summary>
    private sealed class Evidence
    {
        public long Comma { get; private set; }

        public long Point { get; private set; }

        /// <summary>A comma that may be decimal or of thousands.</summary>
        public long OpenComma { get; private set; }

        public string OpenCommaText { get; private set; } = "";

        public long OpenPoint { get; private set; }

        public bool Grouped { get; private set; }

        public bool Blank { get; private set; }

        public bool Apostrophe { get; private set; }

        public void Add(ReadOnlySpan<byte> field, long line)
        {
            field = NegativeText.Inside(field) is { IsEmpty: false } inside ? inside : field;
            ReadOnlySpan<byte> number = field[..NumberText.PrefixLength(field)];
            if (number.Length < field.Length && NumberText.PrefixLength(field) > 0)
            {
                bool isGrouped = AddOtherSigns(field);
                if (Cells.Guess(field) != CellGuess.Number)
                {
                    return;
                }

                // Where thousands have a sign of their own, the one comma or point is decimal.
                if (isGrouped)
                {
                    Comma = field.Contains((byte)',') && Comma == 0 ? line : Comma;
                    Point = field.Contains((byte)'.') && Point == 0 ? line : Point;
                    return;
                }
            }

            int commas = number.Count((byte)',');
            int points = number.Count((byte)'.');
            int lastComma = number.LastIndexOf((byte)',');
            int lastPoint = number.LastIndexOf((byte)'.');
            if (commas > 0 && points > 0)
            {
                // The sign that stands last and once is the decimal one.
                Comma = lastComma > lastPoint && commas == 1 && Comma == 0 ? line : Comma;
                Point = lastPoint > lastComma && points == 1 && Point == 0 ? line : Point;
                Grouped = true;
            }
            else if (commas == 1)
            {
                bool open = number.Length - lastComma == 4 && lastComma is > 0 and < 4 && number[0] != '0' && !IsSign(number, lastComma);
                Comma = !open && Comma == 0 ? line : Comma;
                if (open && OpenComma == 0)
                {
                    (OpenComma, OpenCommaText) = (line, Encoding.UTF8.GetString(number));
                }
            }
            else if (points == 1)
            {
                bool open = number.Length - lastPoint == 4 && lastPoint is > 0 and < 4 && number[0] != '0' && !IsSign(number, lastPoint);
                Point = !open && Point == 0 ? line : Point;
                OpenPoint = open && OpenPoint == 0 ? line : OpenPoint;
            }
            else if (commas > 1)
            {
                Point = Point == 0 ? line : Point;
                Grouped = true;
            }
        }

        private static bool IsSign(ReadOnlySpan<byte> number, int at) => at == 1 && number[0] is (byte)'-' or (byte)'+';

        /// <summary>True for a number with blanks or apostrophes between groups of three digits.</summary>
        private bool AddOtherSigns(ReadOnlySpan<byte> field)
        {
            if (NumberText.TryParse(field, (byte)',', Dialect.Blanks, out _) || NumberText.TryParse(field, (byte)'.', Dialect.Blanks, out _))
            {
                bool exponent = field.IndexOfAny((byte)'e', (byte)'E') >= 0;
                Blank |= !exponent;
                return !exponent;
            }

            bool hasApostrophe = NumberText.TryParse(field, (byte)',', (byte)'\'', out _) || NumberText.TryParse(field, (byte)'.', (byte)'\'', out _);
            Apostrophe |= hasApostrophe;
            return hasApostrophe;
        }
    }
}

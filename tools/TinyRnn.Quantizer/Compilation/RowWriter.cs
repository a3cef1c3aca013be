using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace TinyRnn.Quantizer.Compilation;

/// <summary>
/// Writes the products and pre-activations of a layer's rows. Words of packed weights become constants; a lane is taken out
/// with a mask and a shift, and the offset that keeps it positive is folded into the row's bias.
/// </summary>
/// <param name="input">Input weights.</param>
/// <param name="recurrent">Recurrent weights, or null.</param>
/// <param name="scales">Multipliers and biases.</param>
internal sealed class RowWriter(MatrixColumns input, MatrixColumns? recurrent, RowScales scales)
{
    /// <summary>Locals that the code uses besides the columns.</summary>
    public Locals Locals { get; } = new();

    private int _firstRow;

    private const int TermsPerLine = 6;

    public RowScales Scales => scales;

    /// <summary>Rows must start at a multiple of this for their words to be whole.</summary>
    public int Alignment => Lcm(input.Weights.Lanes, recurrent?.Weights.Lanes ?? 1);

    /// <summary>The products of all words that hold rows from <paramref name="row"/>; the rows that follow refer to them.</summary>
    public void WriteProducts(CodeWriter code, int row, int count)
    {
        _firstRow = row;
        WriteProducts(code, input, row, count);
        if (recurrent is not null)
        {
            WriteProducts(code, recurrent, row, count);
        }
    }

    /// <summary>The input part's sum of a row, scaled.</summary>
    public Scaled InputPart(int row) => Part(input, row, scales.InputMultipliers[row]);

    /// <summary>The recurrent part's sum of a row, scaled.</summary>
    public Scaled RecurrentPart(int row) => recurrent is null ? Scaled.Zero : Part(recurrent, row, scales.RecurrentMultipliers[row]);

    /// <summary>The pre-activation of a row with both parts.</summary>
    public Scaled Sum(int row) => InputPart(row).Plus(RecurrentPart(row)).Plus(scales.Biases[row], 0);

    /// <summary>Constants that indices and look-ups use.</summary>
    public static IEnumerable<NamedConstant> TableConstants =>
        [
            new("outside", ~SigmoidTable.LastIndex),
            new("zero", 0),
            new("last", SigmoidTable.LastIndex),
            new("slopeMask", SigmoidTable.SlopeMask),
            new("one", FixedPoint.ValueOne),
        ];

    /// <summary>Sets <c>t{name}</c> to the index of a row and <c>e{name}</c> to the line of the table that it falls on.</summary>
    public void WriteIndex(CodeWriter code, string name, Scaled sum)
    {
        code.Line($"{Index(name)} = {sum.Expression} >> {scales.Shift};");
        double scale = Math.Pow(2, -scales.Shift);
        // One step of margin for the rounding of the bounds.
        if (sum.Least * scale < 1 || sum.Most * scale > SigmoidTable.LastIndex - 1)
        {
            code.Line($"if (({Index(name)} & outside) != zero) {Index(name)} = {Index(name)} < zero ? zero : last;");
        }

        WriteSegment(code, name);
    }

    /// <summary>Sets <c>e{name}</c> to the line of the table that index <c>t{name}</c> falls on.</summary>
    public void WriteSegment(CodeWriter code, string name)
    {
        code.Line($"{Locals.Use("long", $"e{name}")} = table[(int)({Index(name)} >> {SigmoidTable.StepBits})];");
    }

    /// <summary>The local that holds an index.</summary>
    public string Index(string name) => Locals.Use("long", $"t{name}");

    /// <summary>The table's value for an index, Q21.</summary>
    public static string Lookup(string name) => $"(e{name} + (e{name} & slopeMask) * t{name} >> {SigmoidTable.StepBits})";

    /// <summary>True when the shifted sum is a 32-bit number, whatever the input.</summary>
    public bool FitsInt(Scaled sum) => sum.Bound / Math.Pow(2, scales.Shift) < int.MaxValue - 1;

    /// <summary>A 64-bit constant as C# text.</summary>
    public static string Constant(long value) => value.ToString(CultureInfo.InvariantCulture) + "L";

    private void WriteProducts(CodeWriter code, MatrixColumns matrix, int row, int count)
    {
        int lanes = matrix.Weights.Lanes;
        for (int group = row / lanes; group * lanes < row + count; group++)
        {
            code.Lines($"{Locals.Use(matrix.SumType, matrix.SumName(group, row))} = {Product(matrix, group)};");
        }
    }

    private static string Product(MatrixColumns matrix, int group)
    {
        var text = new StringBuilder();
        int terms = 0;
        for (int column = 0; column < matrix.Columns; column++)
        {
            long word = matrix.Weights.Word(group, column);
            if (word == 0)
            {
                continue;
            }

            text.Append(terms > 0 ? word < 0 ? " - " : " + " : word < 0 ? "-" : "");
            text.Append(CultureInfo.InvariantCulture, $"{Math.Abs(word)}{(matrix.IsInt ? "" : "L")} * {matrix.Column(column)}");
            if (++terms % TermsPerLine == 0)
            {
                text.Append("\n   ");
            }
        }

        long offset = matrix.Offset(group);
        if (offset != 0 || terms == 0)
        {
            text.Append(terms > 0 ? " + " : "").Append(matrix.IsInt ? "0" : offset == matrix.FullOffset ? $"{matrix.Sum}Start" : Constant(offset));
        }

        return text.ToString().TrimEnd('\n', ' ');
    }

    private Scaled Part(MatrixColumns matrix, int row, long multiplier)
    {
        double bound = matrix.RowBound(row) * multiplier;
        if (bound == 0)
        {
            return Scaled.Zero;
        }

        (string product, long correction) = matrix.Times(row, _firstRow, multiplier);
        return new Scaled(product, correction, -bound, bound);
    }

    private static int Lcm(int a, int b)
    {
        int multiple = a;
        while (multiple % b != 0)
        {
            multiple += a;
        }

        return multiple;
    }
}

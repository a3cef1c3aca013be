using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using TinyRnn.CompilerServices;

namespace TinyRnn.Quantizer.Compilation;

/// <summary>
/// Writes the products and pre-activations of a layer's rows. Words of packed weights become constants; a lane is taken out
/// with a mask and a shift, and the offset that keeps it positive is folded into the row's bias.
/// </summary>
/// <param name="input">Input weights.</param>
/// <param name="recurrent">Recurrent weights, or null; a unit may have fewer rows of them, its first ones.</param>
/// <param name="scales">Multipliers and biases, as many a unit as input weights.</param>
internal sealed class RowWriter(MatrixColumns input, MatrixColumns? recurrent, RowScales scales)
{
    private const int TermsPerLine = 6;

    private int _firstUnit;

    /// <summary>Locals that the code uses besides the columns.</summary>
    public Locals Locals { get; } = new();

    public RowScales Scales => scales;

    /// <summary>Units whose rows fill whole words of both matrices.</summary>
    public int UnitsPerGroup
    {
        get
        {
            int units = 1;
            while (units * input.Gates % input.Weights.Lanes != 0 || (recurrent is not null && units * recurrent.Gates % recurrent.Weights.Lanes != 0))
            {
                units++;
            }

            return units;
        }
    }

    /// <summary>The products of all words that hold rows of these units; what follows refers to them.</summary>
    public void WriteProducts(CodeWriter code, int firstUnit, int units)
    {
        _firstUnit = firstUnit;
        WriteProducts(code, input, units);
        if (recurrent is not null)
        {
            WriteProducts(code, recurrent, units);
        }
    }

    /// <summary>The input part's sum of a row, scaled.</summary>
    public Scaled InputPart(int unit, int gate) => Part(input, unit, gate, scales.InputMultipliers[Row(unit, gate)]);

    /// <summary>The recurrent part's sum of a row, scaled.</summary>
    public Scaled RecurrentPart(int unit, int gate) =>
        recurrent is null ? Scaled.Zero : Part(recurrent, unit, gate, scales.RecurrentMultipliers[Row(unit, gate)]);

    /// <summary>The pre-activation of a row with both parts.</summary>
    public Scaled Sum(int unit, int gate) => InputPart(unit, gate).Plus(RecurrentPart(unit, gate)).Plus(scales.Biases[Row(unit, gate)], 0);

    /// <summary>The row of a unit's gate among the scales.</summary>
    public int Row(int unit, int gate) => (unit * input.Gates) + gate;

    /// <summary>Constants that activations use.</summary>
    public static IEnumerable<NamedConstant> TableConstants =>
        [
            new("outside", ~SigmoidTable.LastIndex),
            new("zero", 0),
            new("last", SigmoidTable.LastIndex),
            new("slopeMask", SigmoidTable.SlopeMask),
            new("one", FixedPoint.ValueOne),
            new("gateHalf", 1 << (FixedPoint.GateBits - 1)),
        ];

    /// <summary>Sets <c>e{name}</c> to the line of the table that index <c>t{name}</c> falls on.</summary>
    public void WriteSegment(CodeWriter code, string name)
    {
        code.Line($"{Locals.Use("long", $"e{name}")} = table[(int)({Index(name)} >> {SigmoidTable.StepBits})];");
    }

    /// <summary>The local that holds an index, or a result.</summary>
    public string Index(string name) => Locals.Use("long", $"t{name}");

    /// <summary>The table's value for an index, Q21.</summary>
    public static string Lookup(string name) => $"(e{name} + (e{name} & slopeMask) * t{name} >> {SigmoidTable.StepBits})";

    /// <summary>The table's value for an index, Q30, rounded down.</summary>
    public static string FineLookup(string name) => $"(e{name} - {Constant(SigmoidTable.Half)} + (e{name} & slopeMask) * t{name} >> {SigmoidTable.FineShift})";

    /// <summary>A 64-bit constant as C# text.</summary>
    public static string Constant(long value) => value.ToString(CultureInfo.InvariantCulture) + "L";

    private void WriteProducts(CodeWriter code, MatrixColumns matrix, int units)
    {
        int lanes = matrix.Weights.Lanes;
        int row = _firstUnit * matrix.Gates;
        int end = row + (units * matrix.Gates);
        for (int group = row / lanes; group * lanes < end; group++)
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

    private Scaled Part(MatrixColumns matrix, int unit, int gate, long multiplier)
    {
        int row = (unit * matrix.Gates) + gate;
        double bound = matrix.RowBound(row) * multiplier;
        if (bound == 0)
        {
            return Scaled.Zero;
        }

        (string product, long correction) = matrix.Times(row, _firstUnit * matrix.Gates, multiplier);
        return new Scaled(product, correction, -bound, bound);
    }
}

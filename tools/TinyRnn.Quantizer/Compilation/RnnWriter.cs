namespace TinyRnn.Quantizer.Compilation;

/// <summary>Units of a plain recurrent layer; see RnnKernel for the arithmetic.</summary>
internal sealed class RnnWriter(RowWriter rows, int stateOffset, bool relu) : UnitWriter(rows)
{
    public override int Gates => 1;

    public override void Write(CodeWriter code, int unit)
    {
        string target = $"state[{stateOffset + unit}]";
        code.Line($"// unit {unit}");
        if (relu)
        {
            WriteLinear(code, Rows, unit, target, true);
            return;
        }

        Rows.WriteIndex(code, "n", Rows.Sum(unit));
        code.Line($"{target} = (int)({RowWriter.Lookup("n")} - one << {FixedPoint.StateBits - FixedPoint.ValueBits});");
    }

    /// <summary>A sum that is stored as it is, or cut at 0.</summary>
    public static void WriteLinear(CodeWriter code, RowWriter rows, int row, string target, bool relu)
    {
        Scaled sum = rows.Sum(row);
        bool fits = rows.FitsInt(sum);
        string shifted = $"{sum.Expression} >> {rows.Scales.Shift}";
        string y = fits ? rows.Locals.Use("int", "y") : rows.Locals.Use("long", "wide");
        code.Line(fits ? $"{y} = (int)({shifted});" : $"{y} = {shifted};");
        string value = relu ? $"{y} < 0 ? 0 : {y}" : y;
        code.Line($"{target} = {(fits ? value : $"FixedPoint.Saturate({value})")};");
    }
}

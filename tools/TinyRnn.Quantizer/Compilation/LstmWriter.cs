namespace TinyRnn.Quantizer.Compilation;

/// <summary>Units of an LSTM; see LstmKernel for the arithmetic.</summary>
internal sealed class LstmWriter(RowWriter rows, int stateOffset, int hiddenSize) : UnitWriter(rows)
{
    private const int IndexShift = FixedPoint.ValueBits - 16;
    private const int OutputShift = FixedPoint.GateBits + FixedPoint.ValueBits - FixedPoint.StateBits;

    public override int Gates => LstmKernel.Gates;

    public override string Declarations =>
        $"long {GateHalf} = {1 << (FixedPoint.GateBits - 1)};\n"
        + $"long cellHalf = {1 << (IndexShift - 1)};\n"
        + $"long outputHalf = {1 << (OutputShift - 1)};";

    public override void Write(CodeWriter code, int unit)
    {
        int row = unit * Gates;
        int cell = stateOffset + hiddenSize + unit;
        code.Line($"// unit {unit}: p input gate, f forget gate, g candidate, o output gate");
        WriteGate(code, "p", row);
        WriteGate(code, "f", row + 1);
        Rows.WriteIndex(code, "g", Rows.Sum(row + 2));
        code.Line(
            $"{Rows.Locals.Use("long", "c")} = f * state[{cell}] + p * ({RowWriter.Lookup("g")} - {FixedPoint.ValueOne}) + {GateHalf} >> {FixedPoint.GateBits};");
        WriteGate(code, "o", row + 3);
        code.Line($"{Rows.Locals.Use("int", "tc")} = (int)(c + cellHalf >> {IndexShift}) + {SigmoidTable.Zero};");
        // A cell that is cut lies far outside the table.
        code.Line($"if ((tc & {RowWriter.OutsideTable}) != 0) {{ tc = tc < 0 ? 0 : {RowWriter.LastIndex}; c = FixedPoint.Saturate(c); }}");
        Rows.WriteStep(code, "c");
        code.Line($"state[{cell}] = (int)c;");
        code.Line(
            $"state[{stateOffset + unit}] = (int)(o * ({RowWriter.Lookup("c")} - {FixedPoint.ValueOne}) + outputHalf >> {OutputShift});");
    }
}

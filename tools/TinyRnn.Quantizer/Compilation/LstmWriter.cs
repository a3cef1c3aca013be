namespace TinyRnn.Quantizer.Compilation;

/// <summary>Units of an LSTM; see LstmKernel for the arithmetic.</summary>
internal sealed class LstmWriter(RowWriter rows, int stateOffset, int hiddenSize) : UnitWriter(rows)
{
    private const int IndexShift = FixedPoint.ValueBits - 16;
    private const int OutputShift = FixedPoint.GateBits + FixedPoint.ValueBits - FixedPoint.StateBits;

    public override int Gates => LstmKernel.Gates;

    public override string Declarations =>
        $"long {GateHalf} = {1 << (FixedPoint.GateBits - 1)};\n"
        + $"long outputHalf = {1 << (OutputShift - 1)};\n"
        + $"long largest = {int.MaxValue};\n"
        + "long least = -largest;";

    public override void Write(CodeWriter code, int unit)
    {
        int row = unit * Gates;
        int cell = stateOffset + hiddenSize + unit;
        code.Line($"// unit {unit}: p input gate, f forget gate, g candidate, o output gate");
        WriteGate(code, "p", row);
        WriteGate(code, "f", row + 1);
        Rows.WriteIndex(code, "g", Rows.Sum(row + 2));
        code.Line($"long c = f * state[{cell}] + p * ({RowWriter.Lookup("g")} - {FixedPoint.ValueOne}) + {GateHalf} >> {FixedPoint.GateBits};");
        code.Line("if (c > largest) c = largest;");
        code.Line("else if (c < least) c = least;");
        code.Line($"state[{cell}] = (int)c;");
        WriteGate(code, "o", row + 3);
        code.Line($"int tt = (int)(c + {1 << (IndexShift - 1)} >> {IndexShift}) + {SigmoidTable.Zero};");
        RowWriter.WriteClamp(code, "t");
        code.Line("int st = tt >> 10;");
        code.Line(
            $"state[{stateOffset + unit}] = (int)(o * ({RowWriter.Lookup("t")} - {FixedPoint.ValueOne}) + outputHalf >> {OutputShift});");
    }
}

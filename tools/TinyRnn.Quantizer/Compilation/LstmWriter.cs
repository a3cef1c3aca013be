using System.Collections.Generic;

namespace TinyRnn.Quantizer.Compilation;

/// <summary>Units of an LSTM; see LstmKernel for the arithmetic.</summary>
internal sealed class LstmWriter(RowWriter rows, int stateOffset, int hiddenSize) : UnitWriter(rows)
{
    private const int IndexShift = SigmoidTable.IndexBits - FixedPoint.ValueBits;
    private const int OutputShift = FixedPoint.GateBits + FixedPoint.ValueBits - FixedPoint.StateBits;

    public override int Gates => LstmKernel.Gates;

    public override IEnumerable<NamedConstant> Constants =>
        [
            new(GateHalf, 1 << (FixedPoint.GateBits - 1)),
            new("middle", SigmoidTable.Zero),
            new("outputHalf", 1 << (OutputShift - 1)),
        ];

    public override void Write(CodeWriter code, int unit)
    {
        int row = unit * Gates;
        int cell = stateOffset + hiddenSize + unit;
        code.Line($"// unit {unit}: p input gate, f forget gate, g candidate, o output gate");
        Rows.WriteIndex(code, "p", Rows.Sum(row));
        Rows.WriteIndex(code, "f", Rows.Sum(row + 1));
        Rows.WriteIndex(code, "g", Rows.Sum(row + 2));
        Rows.WriteIndex(code, "o", Rows.Sum(row + 3));
        string kept = $"{RowWriter.Lookup("f")} * state[{cell}]";
        string added = $"{RowWriter.Lookup("p")} * ({RowWriter.Lookup("g")} - one)";
        code.Line($"{Rows.Locals.Use("long", "c")} = {kept} + {added} + {GateHalf} >> {FixedPoint.GateBits};");
        string index = Rows.Index("c");
        code.Line($"{index} = (c << {IndexShift}) + middle;");
        // A cell that is cut lies far outside the table.
        code.Line($"if (({index} & outside) != zero) {{ {index} = {index} < zero ? zero : last; c = FixedPoint.Saturate(c); }}");
        Rows.WriteSegment(code, "c");
        code.Line($"state[{cell}] = (int)c;");
        code.Line(
            $"state[{stateOffset + unit}] = (int)({RowWriter.Lookup("o")} * ({RowWriter.Lookup("c")} - one) + outputHalf >> {OutputShift});");
    }
}

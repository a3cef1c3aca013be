using System;
using System.Collections.Generic;

namespace TinyRnn.Quantizer.Compilation;

/// <summary>Units of a GRU; see GruKernel for the arithmetic.</summary>
internal sealed class GruWriter(RowWriter rows, int stateOffset, bool hiddenInLocals) : UnitWriter(rows)
{
    public override int Gates => GruKernel.Gates;

    public override IEnumerable<NamedConstant> Constants => [new(GateHalf, 1 << (FixedPoint.GateBits - 1))];

    public override void Write(CodeWriter code, int unit)
    {
        int row = unit * Gates;
        int at = stateOffset + unit;
        code.Line($"// unit {unit}: r reset, u update, n candidate");
        Rows.WriteIndex(code, "r", Rows.Sum(row));
        Rows.WriteIndex(code, "u", Rows.Sum(row + 1));
        Rows.WriteIndex(code, "n", Candidate(code, row + 2, unit));
        string h = $"h{unit}";
        if (!hiddenInLocals)
        {
            h = Rows.Locals.Use("long", "h");
            code.Line($"h = state[{at}];");
        }

        string change = $"(({RowWriter.Lookup("n")} - one << {FixedPoint.StateBits - FixedPoint.ValueBits}) - {h})";
        code.Line($"state[{at}] = (int)({h} + ({change} * {RowWriter.Lookup("u")} + {GateHalf} >> {FixedPoint.GateBits}));");
    }

    private Scaled Candidate(CodeWriter code, int row, int unit)
    {
        Scaled recurrent = Rows.RecurrentPart(row).Plus(Rows.Scales.CandidateBiases[unit], 0);
        double bound = recurrent.Bound + Math.Pow(2, FixedPoint.GateBits);
        var gated = new Scaled($"{RowWriter.Lookup("r")} * ({recurrent.Expression} >> {FixedPoint.GateBits})", 0, -bound, bound);
        return Rows.InputPart(row).Plus(gated).Plus(Rows.Scales.Biases[row], 0);
    }
}

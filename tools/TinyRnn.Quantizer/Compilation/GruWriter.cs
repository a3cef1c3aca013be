using System;
using TinyRnn.CompilerServices;

namespace TinyRnn.Quantizer.Compilation;

/// <summary>Units of a GRU whose products all come first; see GruKernel for the arithmetic.</summary>
internal sealed class GruWriter(RowWriter rows, GruKernel layer, int stateOffset, bool hiddenInLocals) : UnitWriter(rows)
{
    public override void Write(CodeWriter code, int unit)
    {
        var gate = new ActivationWriter(Rows, layer.Cell.Gate);
        code.Line($"// unit {unit}: r reset, u update, n candidate");
        gate.Write(code, "r", Rows.Sum(unit, 0));
        gate.Write(code, "u", Rows.Sum(unit, 1));
        new ActivationWriter(Rows, layer.Cell.Candidate).Write(code, "n", Candidate(gate, unit));
        string h = $"h{unit}";
        if (!hiddenInLocals)
        {
            h = Rows.Locals.Use("long", "h");
            code.Line($"h = state[{stateOffset + unit}];");
        }

        WriteState(code, Rows, layer, GruGate.Update(gate, "u"), h, stateOffset + unit);
    }

    /// <summary>h + u (n - h), from the candidate that was written as n.</summary>
    public static void WriteState(CodeWriter code, RowWriter rows, GruKernel layer, string update, string h, int at)
    {
        var candidate = new ActivationWriter(rows, layer.Cell.Candidate);
        int finer = layer.FractionBits - FixedPoint.ValueBits;
        long bound = CellFormat.Bound(layer.FractionBits);
        double largest = (double)candidate.Bound * (1 << finer);
        string n = finer > 0 ? $"({candidate.Value("n")} << {finer})" : candidate.Value("n");
        n = largest <= bound ? n : $"CellFormat.Cut({n}, {bound})";
        // Between n and h where u is a part of 1.
        double reach = layer.Cell.Gate.IsPart ? Math.Min(largest, bound) : double.PositiveInfinity;
        code.Line($"state[{at}] = {Cut($"{h} + (({n} - {h}) * {update} + {GateHalf} >> {FixedPoint.GateBits})", reach, bound)};");
    }

    private Scaled Candidate(ActivationWriter gate, int unit)
    {
        Scaled recurrent = Rows.RecurrentPart(unit, 2).Plus(Rows.Scales.CandidateBiases[unit], 0);
        double times = gate.Bound / (double)SigmoidTable.One;
        double bound = (recurrent.Bound + Math.Pow(2, FixedPoint.GateBits)) * Math.Max(1, times);
        var gated = new Scaled($"{gate.Value("r")} * ({recurrent.Expression} >> {FixedPoint.GateBits})", 0, -bound, bound);
        return Rows.InputPart(unit, 2).Plus(gated).Plus(Rows.Scales.Biases[Rows.Row(unit, 2)], 0);
    }
}

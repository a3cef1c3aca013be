using System;
using TinyRnn.CompilerServices;

namespace TinyRnn.Quantizer.Compilation;

/// <summary>Candidates of a GRU from a product of their own, and the new h.</summary>
internal sealed class GruCandidatesWriter(RowWriter rows, GruKernel layer, int stateOffset) : UnitWriter(rows)
{
    public override void Write(CodeWriter code, int unit)
    {
        Scaled recurrent = Rows.Sum(unit, 0);
        bool before = layer.Cell.ResetBefore;
        string part = $"{GruGatesWriter.Candidates}[{unit}]";
        string expression = before ? recurrent.Expression : $"{GruGatesWriter.Resets}[{unit}] * ({recurrent.Expression} >> {FixedPoint.GateBits})";
        // The input part is not known here; the format keeps the whole below 2^62.
        double most = Math.Pow(2, 62);
        code.Line($"// unit {unit}: n candidate");
        new ActivationWriter(Rows, layer.Cell.Candidate).Write(code, "n", new Scaled($"{part} + {expression}", 0, -most, most));
        string h = Rows.Locals.Use("long", "h");
        code.Line($"h = state[{stateOffset + unit}];");
        GruWriter.WriteState(code, Rows, layer, $"{GruGatesWriter.Updates}[{unit}]", h, stateOffset + unit);
    }
}

using TinyRnn.CompilerServices;

namespace TinyRnn.Quantizer.Compilation;

/// <summary>
/// Gates of a GRU whose candidates have a product of their own: what that product takes, r h or h, the update gate, and the
/// candidate's input part, each in an array.
/// </summary>
internal sealed class GruGatesWriter(RowWriter rows, GruKernel layer, int stateOffset) : UnitWriter(rows)
{
    public const string Sources = "sources";
    public const string Resets = "resets";
    public const string Updates = "updates";
    public const string Candidates = "candidates";

    public override void Write(CodeWriter code, int unit)
    {
        var gate = new ActivationWriter(Rows, layer.Cell.Gate);
        code.Line($"// unit {unit}: r reset, u update, n candidate");
        gate.Write(code, "r", Rows.Sum(unit, 0));
        string h = $"state[{stateOffset + unit}]";
        if (layer.Cell.ResetBefore)
        {
            string product = $"{gate.Value("r")} * {h} + {GateHalf} >> {FixedPoint.GateBits}";
            code.Line($"{Sources}[{unit}] = {(gate.IsPart ? $"{product}" : $"FixedPoint.Saturate({product})")};");
        }
        else
        {
            code.Line($"{Resets}[{unit}] = {gate.Value("r")};");
        }

        gate.Write(code, "u", Rows.Sum(unit, 1));
        code.Line($"{Updates}[{unit}] = {GruGate.Update(gate, "u")};");
        Scaled candidate = Rows.InputPart(unit, 2).Plus(Rows.Scales.Biases[Rows.Row(unit, 2)], 0);
        code.Line($"{Candidates}[{unit}] = {candidate.Expression};");
    }
}

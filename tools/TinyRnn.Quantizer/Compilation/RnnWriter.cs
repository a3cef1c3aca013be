using TinyRnn.CompilerServices;

namespace TinyRnn.Quantizer.Compilation;

/// <summary>Units of a recurrent layer with one activation; see RnnKernel for the arithmetic.</summary>
internal sealed class RnnWriter(RowWriter rows, RnnKernel layer, int stateOffset) : UnitWriter(rows)
{
    public override void Write(CodeWriter code, int unit)
    {
        var activation = new ActivationWriter(Rows, layer.Cell.Candidate);
        int finer = layer.FractionBits - FixedPoint.ValueBits;
        code.Line($"// unit {unit}");
        activation.Write(code, "n", Rows.Sum(unit, 0));
        string value = finer > 0 ? $"{activation.Value("n")} << {finer}" : activation.Value("n");
        code.Line($"state[{stateOffset + unit}] = {Cut(value, (double)activation.Bound * (1 << finer), CellFormat.Bound(layer.FractionBits))};");
    }
}

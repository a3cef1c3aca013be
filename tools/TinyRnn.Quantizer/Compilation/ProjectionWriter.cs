using TinyRnn.CompilerServices;

namespace TinyRnn.Quantizer.Compilation;

/// <summary>What an LSTM's projection makes of o a(c); see Projection for the arithmetic.</summary>
internal sealed class ProjectionWriter(RowWriter rows, LstmKernel layer, int stateOffset) : UnitWriter(rows)
{
    public override void Write(CodeWriter code, int unit)
    {
        Scaled sum = Rows.Sum(unit, 0);
        double largest = sum.Bound / System.Math.Pow(2, Rows.Scales.Shift) + 1;
        code.Line($"// output {unit}");
        code.Line($"state[{stateOffset + unit}] = {Cut($"{sum.Expression} >> {Rows.Scales.Shift}", largest, CellFormat.Bound(layer.FractionBits))};");
    }
}

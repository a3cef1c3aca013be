namespace TinyRnn.Quantizer.Compilation;

/// <summary>Outputs of a fully connected layer; see DenseKernel for the arithmetic.</summary>
internal sealed class DenseWriter(RowWriter rows, LayerKind kind) : UnitWriter(rows)
{
    public override int Gates => 1;

    public override void Write(CodeWriter code, int unit)
    {
        string target = $"values[{unit}]";
        code.Line($"// output {unit}");
        if (kind is LayerKind.DenseSigmoid or LayerKind.DenseTanh)
        {
            Rows.WriteIndex(code, "y", Rows.Sum(unit));
            string offset = kind == LayerKind.DenseTanh ? " - one" : "";
            code.Line($"{target} = (int)({RowWriter.Lookup("y")}{offset});");
            return;
        }

        if (kind == LayerKind.DenseHardSigmoid)
        {
            string y = Rows.Locals.Use("long", "wide");
            code.Line($"{y} = {Rows.Sum(unit).Expression} >> {Rows.Scales.Shift};");
            code.Line($"{target} = (int)({y} < 0 ? 0 : {y} > {SigmoidTable.One} ? {SigmoidTable.One} : {y});");
            return;
        }

        RnnWriter.WriteLinear(code, Rows, unit, target, kind == LayerKind.DenseRelu);
    }
}

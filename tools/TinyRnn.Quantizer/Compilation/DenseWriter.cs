namespace TinyRnn.Quantizer.Compilation;

/// <summary>Outputs of a fully connected layer; see DenseKernel for the arithmetic.</summary>
internal sealed class DenseWriter(RowWriter rows, DenseKernel layer) : UnitWriter(rows)
{
    public override void Write(CodeWriter code, int unit)
    {
        var activation = new ActivationWriter(Rows, layer.Activation);
        code.Line($"// output {unit}");
        activation.Write(code, "y", Rows.Sum(unit, 0));
        code.Line($"values[{unit}] = (int){activation.Value("y")};");
    }
}

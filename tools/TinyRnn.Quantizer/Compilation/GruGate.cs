using TinyRnn.CompilerServices;

namespace TinyRnn.Quantizer.Compilation;

/// <summary>What a GRU's gates are used as.</summary>
internal static class GruGate
{
    /// <summary>u = 1 - z: a sigmoid is stored negated and is u itself.</summary>
    public static string Update(ActivationWriter gate, string name)
    {
        string rest = $"{RowWriter.Constant(SigmoidTable.One)} - {gate.Value(name)}";
        return gate.IsSigmoid ? gate.Value(name) : gate.IsPart ? $"({rest})" : $"FixedPoint.Saturate({rest})";
    }
}

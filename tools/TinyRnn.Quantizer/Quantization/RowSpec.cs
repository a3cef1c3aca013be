using TinyRnn.CompilerServices;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>What becomes of one row's sum.</summary>
/// <param name="Factor">Real pre-activation to table argument: 1/2 for sigmoid, else 1.</param>
/// <param name="FractionBits">Q format of the pre-activation.</param>
/// <param name="Offset">Added after scaling, in that format: the table's middle, or 0.</param>
internal readonly record struct RowSpec(double Factor, int FractionBits, double Offset)
{
    /// <summary>A row that is looked up as sigmoid.</summary>
    public static RowSpec Sigmoid { get; } = new(0.5, SigmoidTable.IndexBits, SigmoidTable.Zero);

    /// <summary>A row that is looked up as tanh.</summary>
    public static RowSpec Tanh { get; } = new(1, SigmoidTable.IndexBits, SigmoidTable.Zero);

    /// <summary>A row that is used as it is.</summary>
    public static RowSpec Linear(int fractionBits) => new(1, fractionBits, 0);
}

using TinyRnn.CompilerServices;

namespace TinyRnn;

/// <summary>What an LSTM makes of its cell: activation((c * scale + bias) &gt;&gt; shift), in Q20. Immutable.</summary>
internal sealed class CellOutput
{
    /// <summary>c in Q20 as an index of the table.</summary>
    public const int UsualScale = 1 << (SigmoidTable.IndexBits - FixedPoint.ValueBits);

    public CellOutput(int scale, long bias, int shift, IntegerActivation activation)
    {
        Scale = scale;
        Bias = bias;
        Shift = shift;
        Activation = activation;
    }

    public int Scale { get; }

    public long Bias { get; }

    public int Shift { get; }

    public IntegerActivation Activation { get; }

    /// <summary>True for tanh(c).</summary>
    public bool IsUsual => Scale == UsualScale && Bias == SigmoidTable.Zero && Shift == 0 && Activation.IsUsualCandidate;
}

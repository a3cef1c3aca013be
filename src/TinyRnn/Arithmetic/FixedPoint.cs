namespace TinyRnn.CompilerServices;

/// <summary>The fixed-point formats that layers share.</summary>
public static class FixedPoint
{
    /// <summary>Fraction bits of sigmoid gates and sigmoid outputs.</summary>
    public const int GateBits = 21;

    /// <summary>Fraction bits of tanh values, LSTM cells, softmax outputs and the state of a relu RNN.</summary>
    public const int ValueBits = 20;

    /// <summary>Fraction bits of the hidden state of GRU, LSTM and tanh RNN.</summary>
    public const int StateBits = 23;

    /// <summary>1.0 as a tanh value.</summary>
    public const int ValueOne = 1 << ValueBits;

    /// <summary>The nearest number within +-(2^31 - 1).</summary>
    public static int Saturate(long value) =>
        value > int.MaxValue ? int.MaxValue
        : value < -int.MaxValue ? -int.MaxValue
        : (int)value;
}

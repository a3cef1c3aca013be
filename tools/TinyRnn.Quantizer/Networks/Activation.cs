namespace TinyRnn.Quantizer.Networks;

/// <summary>An activation function inside a recurrent layer.</summary>
/// <param name="Kind">The function.</param>
/// <param name="Alpha">Its first parameter, where it has one.</param>
/// <param name="Beta">Its second parameter, where it has one.</param>
public sealed record Activation(ActivationKind Kind, double Alpha = 0, double Beta = 0)
{
    /// <summary>1 / (1 + exp(-v)).</summary>
    public static Activation Sigmoid { get; } = new(ActivationKind.Sigmoid);

    /// <summary>tanh(v).</summary>
    public static Activation Tanh { get; } = new(ActivationKind.Tanh);

    /// <summary>max(0, v).</summary>
    public static Activation Relu { get; } = new(ActivationKind.Relu);
}

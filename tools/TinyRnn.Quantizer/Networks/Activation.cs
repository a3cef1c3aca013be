namespace TinyRnn.Quantizer.Networks;

/// <summary>An activation function of a layer: of a cell's gates, candidate or output, or of a fully connected layer.</summary>
/// <param name="Kind">The function.</param>
/// <param name="Alpha">Its first parameter, where it has one.</param>
/// <param name="Beta">Its second parameter, where it has one.</param>
public sealed record Activation(ActivationKind Kind, double Alpha = 0, double Beta = 0)
{
    /// <summary>v.</summary>
    public static Activation None { get; } = new(ActivationKind.None);

    /// <summary>1 / (1 + exp(-v)).</summary>
    public static Activation Sigmoid { get; } = new(ActivationKind.Sigmoid);

    /// <summary>tanh(v).</summary>
    public static Activation Tanh { get; } = new(ActivationKind.Tanh);

    /// <summary>max(0, v).</summary>
    public static Activation Relu { get; } = new(ActivationKind.Relu);

    /// <summary>The function in words, with its parameters.</summary>
    public override string ToString() => ActivationVocabulary.Of(Kind).Describe(Alpha, Beta);
}

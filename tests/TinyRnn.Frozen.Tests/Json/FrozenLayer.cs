using System.Text.Json.Serialization;

namespace TinyRnn.Frozen;

[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(FrozenRecurrent), "recurrent")]
[JsonDerivedType(typeof(FrozenBidirectional), "bidirectional")]
[JsonDerivedType(typeof(FrozenReverse), "reverse")]
[JsonDerivedType(typeof(FrozenDense), "dense")]
[JsonDerivedType(typeof(FrozenSoftmax), "softmax")]
[JsonDerivedType(typeof(FrozenLogSoftmax), "logSoftmax")]
[JsonDerivedType(typeof(FrozenArgMax), "argMax")]
[JsonDerivedType(typeof(FrozenFinalState), "finalState")]
[JsonDerivedType(typeof(FrozenLastOutput), "lastOutput")]
[JsonDerivedType(typeof(FrozenEmbedding), "embedding")]
[JsonDerivedType(typeof(FrozenOneHot), "oneHot")]
internal abstract record FrozenLayer;

internal sealed record FrozenBidirectional(string Merge, FrozenRecurrent Forward, FrozenRecurrent Backward) : FrozenLayer;

internal sealed record FrozenReverse(FrozenRecurrent Layer) : FrozenLayer;

internal sealed record FrozenDense(
    int Inputs,
    int Outputs,
    int FractionBits,
    int Shift,
    FrozenActivation Activation,
    FrozenOperand Input,
    long[] Multipliers,
    long[] Biases,
    short[][] Weights
) : FrozenLayer;

internal sealed record FrozenSoftmax(int Size, int InputFractionBits, int FractionBits) : FrozenLayer;

internal sealed record FrozenLogSoftmax(int Size, int InputFractionBits, int FractionBits) : FrozenLayer;

internal sealed record FrozenArgMax(int Size) : FrozenLayer;

internal sealed record FrozenFinalState(int Size) : FrozenLayer;

internal sealed record FrozenLastOutput(int Size) : FrozenLayer;

internal sealed record FrozenEmbedding(int Tokens, int Outputs, int FractionBits, int Bits, int[] Multipliers, short[][] Weights) : FrozenLayer;

internal sealed record FrozenOneHot(int Tokens) : FrozenLayer;

/// <summary>The operand of a matrix product: how it is made from a vector, and the matrix's width of weights and lanes.</summary>
internal sealed record FrozenOperand(int Multiplier, int Shift, int Limit, int Bits, int Lanes);

internal sealed record FrozenActivation(
    string Name,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Alpha,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Beta,
    string Form,
    long Least,
    long Most,
    int Parameter
);

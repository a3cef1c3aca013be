namespace TinyRnn.Frozen;

internal sealed record FrozenRecurrent(
    string Cell,
    int Inputs,
    int Units,
    int Outputs,
    int FractionBits,
    int Shift,
    bool ResetBefore,
    bool NegatedUpdate,
    bool Coupled,
    FrozenActivation? GateActivation,
    FrozenActivation CandidateActivation,
    FrozenActivation? OutputActivation,
    FrozenCellProduct? CellProduct,
    FrozenOperand Input,
    FrozenOperand Hidden,
    FrozenOperand? Candidate,
    FrozenGate[] Gates,
    FrozenProjection? Projection,
    int[]? InitialHidden,
    int[]? InitialCell
) : FrozenLayer;

/// <summary>The pre-activation of a cell's output: (c * scale + bias) >> shift.</summary>
internal sealed record FrozenCellProduct(int Scale, long Bias, int Shift);

internal sealed record FrozenGate(
    string Gate,
    long[] InputMultipliers,
    long[] HiddenMultipliers,
    long[] Biases,
    long[]? HiddenBiases,
    long[]? Peepholes,
    short[][] InputWeights,
    short[][] HiddenWeights
);

internal sealed record FrozenProjection(FrozenOperand Input, int Shift, long[] Multipliers, long[] Biases, short[][] Weights);

namespace TinyRnn.CompilerServices;

/// <summary>What a window needs to know of a layer: sizes, and where its states stand. Immutable.</summary>
public sealed class WindowLayer
{
    /// <summary>A layer of one direction, or without a state.</summary>
    /// <param name="kind">What the layer is.</param>
    /// <param name="inputSize">Values in.</param>
    /// <param name="outputSize">Values out.</param>
    /// <param name="stateOffset">Where h begins in the state; -1 for a layer without.</param>
    public WindowLayer(LayerKind kind, int inputSize, int outputSize, int stateOffset)
        : this(kind, inputSize, outputSize, stateOffset, 0) { }

    /// <summary>A layer of one direction, or without a state.</summary>
    /// <param name="kind">What the layer is.</param>
    /// <param name="inputSize">Values in.</param>
    /// <param name="outputSize">Values out.</param>
    /// <param name="stateOffset">Where h begins in the state; -1 for a layer without.</param>
    /// <param name="steps">Of LastK, Flatten and Repeat: how many; otherwise 0.</param>
    public WindowLayer(LayerKind kind, int inputSize, int outputSize, int stateOffset, int steps)
    {
        Steps = steps;
        Kind = kind;
        InputSize = inputSize;
        OutputSize = outputSize;
        Units = outputSize;
        StateOffset = stateOffset;
        BackwardOffset = stateOffset;
    }

    /// <summary>A reconstruction error.</summary>
    /// <param name="inputSize">Values in, of a step.</param>
    /// <param name="reconstruction">What is computed.</param>
    public WindowLayer(int inputSize, Reconstruction reconstruction)
        : this(LayerKind.ReconstructionError, inputSize, 1, -1)
    {
        Reconstruction = reconstruction;
    }

    /// <summary>A layer of two directions.</summary>
    /// <param name="inputSize">Values in.</param>
    /// <param name="units">Values out of each direction.</param>
    /// <param name="forwardOffset">Where the forward layer's h begins in the state.</param>
    /// <param name="backwardOffset">Where the backward layer's h begins.</param>
    /// <param name="merge">What becomes of both outputs.</param>
    /// <param name="forwardBits">Fraction bits of the forward layer's h.</param>
    /// <param name="backwardBits">Fraction bits of the backward layer's h.</param>
    public WindowLayer(int inputSize, int units, int forwardOffset, int backwardOffset, DirectionMerge merge, int forwardBits, int backwardBits)
    {
        Kind = LayerKind.Bidirectional;
        InputSize = inputSize;
        OutputSize = merge == DirectionMerge.Concatenate ? 2 * units : units;
        Units = units;
        StateOffset = forwardOffset;
        BackwardOffset = backwardOffset;
        Merge = merge;
        ForwardBits = forwardBits;
        BackwardBits = backwardBits;
    }

    /// <summary>What the layer is.</summary>
    public LayerKind Kind { get; }

    /// <summary>Values in.</summary>
    public int InputSize { get; }

    /// <summary>Values out.</summary>
    public int OutputSize { get; }

    /// <summary>Values out of each direction.</summary>
    public int Units { get; }

    /// <summary>Where h of the forward or only layer begins in the state; -1 for a layer without.</summary>
    public int StateOffset { get; }

    /// <summary>Where h of the backward layer begins.</summary>
    public int BackwardOffset { get; }

    /// <summary>What becomes of both outputs.</summary>
    public DirectionMerge Merge { get; }

    /// <summary>Fraction bits of the forward layer's h.</summary>
    public int ForwardBits { get; }

    /// <summary>Fraction bits of the backward layer's h.</summary>
    public int BackwardBits { get; }

    /// <summary>Of LastK, Flatten and Repeat: how many steps; otherwise 0.</summary>
    public int Steps { get; }

    /// <summary>What a reconstruction error computes; null for any other layer.</summary>
    public Reconstruction Reconstruction { get; }

    /// <summary>True for a layer that needs the whole window before it can give anything.</summary>
    public bool NeedsWindow => RunsBackwards || LayerKinds.TakesSteps(Kind);

    /// <summary>True for a layer that sees the window from its end, alone or as well.</summary>
    public bool RunsBackwards => Kind == LayerKind.Bidirectional || Kind == LayerKind.Reverse;

    /// <summary>True for a layer that every window must fill: the whole one is taken at once, or made.</summary>
    public bool NeedsFullWindow => Kind == LayerKind.Flatten || Kind == LayerKind.Repeat;

    /// <summary>True for a layer that makes one vector of a window.</summary>
    public bool IsLastStep => LayerKinds.GivesLastStep(Kind);

    /// <summary>Vectors that the layer gives of a window of so many.</summary>
    public int StepsOut(int steps)
    {
        if (IsLastStep)
        {
            return 1;
        }

        if (Kind == LayerKind.Repeat)
        {
            return Steps;
        }

        return Kind == LayerKind.LastK && steps > Steps ? Steps : steps;
    }
}

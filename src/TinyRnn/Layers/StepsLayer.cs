using TinyRnn.CompilerServices;

namespace TinyRnn;

/// <summary>
/// A layer that takes several steps of a window, or gives several of one vector: the last K, the mean, the largest, all as one
/// vector, the same again. It has no weights; what it does is in <see cref="StepsKernel"/>.
/// </summary>
internal sealed class StepsLayer : Layer
{
    private readonly int _fractionBits;
    private readonly int _steps;

    /// <param name="kind">What it does.</param>
    /// <param name="name">The layer's name.</param>
    /// <param name="inputSize">Values in, of a step.</param>
    /// <param name="outputSize">Values out, of a step.</param>
    /// <param name="fractionBits">Fraction bits of the values in and out.</param>
    /// <param name="steps">Of LastK, Flatten and Repeat: how many; otherwise 0.</param>
    public StepsLayer(LayerKind kind, string name, int inputSize, int outputSize, int fractionBits, int steps)
        : base(kind, name, inputSize, outputSize, null)
    {
        _fractionBits = fractionBits;
        _steps = steps;
    }

    public override int FractionBits => _fractionBits;

    public override int Rows => 0;

    public override int StateLength => 0;

    internal override int SumsLength => 0;

    internal override void Step(Scratch scratch, SigmoidTable table, int[] values, int offset)
    {
        throw new System.InvalidOperationException("a layer that takes several steps of a window has no single step");
    }

    internal override WindowLayer Plan(int stateOffset) => new WindowLayer(Kind, InputSize, OutputSize, -1, _steps);
}

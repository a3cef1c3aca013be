using TinyRnn.CompilerServices;

namespace TinyRnn;

/// <summary>The last layer of an autoencoder: one number for a window, how far what comes out is from what went in.</summary>
internal sealed class ReconstructionLayer : Layer
{
    /// <param name="name">The layer's name.</param>
    /// <param name="inputSize">Values in, of a step: as many as a reading has.</param>
    /// <param name="reconstruction">What is computed.</param>
    public ReconstructionLayer(string name, int inputSize, Reconstruction reconstruction)
        : base(LayerKind.ReconstructionError, name, inputSize, 1, null)
    {
        Reconstruction = reconstruction;
    }

    public Reconstruction Reconstruction { get; }

    public override int FractionBits => Reconstruction.FractionBits;

    public override int Rows => 0;

    public override int StateLength => 0;

    internal override int SumsLength => 0;

    internal override void Step(Scratch scratch, SigmoidTable table, int[] values, int offset)
    {
        throw new System.InvalidOperationException("a reconstruction error is one of a window, and has no single step");
    }

    internal override WindowLayer Plan(int stateOffset) => new WindowLayer(InputSize, Reconstruction);
}

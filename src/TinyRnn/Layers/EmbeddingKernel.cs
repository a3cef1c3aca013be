using TinyRnn.CompilerServices;

namespace TinyRnn;

/// <summary>The vector of a token: its weights times the token's multiplier, exactly.</summary>
internal sealed class EmbeddingKernel : Layer
{
    private readonly short[] _weights;
    private readonly int[] _multipliers;
    private readonly int _fractionBits;

    /// <param name="name">The layer's name.</param>
    /// <param name="fractionBits">Fraction bits of the values out.</param>
    /// <param name="multipliers">[tokens].</param>
    /// <param name="weights">[tokens, size], row-major.</param>
    /// <param name="bits">Bits of a weight in the file: 8 or 16.</param>
    public EmbeddingKernel(string name, int fractionBits, int[] multipliers, short[] weights, int bits)
        : base(LayerKind.Embedding, name, 1, weights.Length / multipliers.Length, null)
    {
        _fractionBits = fractionBits;
        _multipliers = multipliers;
        _weights = weights;
        Bits = bits;
    }

    public int Bits { get; }

    public short[] Weights => _weights;

    public int[] Multipliers => _multipliers;

    public override int FractionBits => _fractionBits;

    public override int Rows => 0;

    public override int StateLength => 0;

    internal override int SumsLength => 0;

    internal override void Step(int[] input, int inputOffset, Scratch scratch, SigmoidTable table, int[] values, int offset)
    {
        int token = input[inputOffset];
        int multiplier = _multipliers[token];
        short[] weights = _weights;
        int size = OutputSize;
        int from = token * size;
        for (int i = 0; i < size; i++)
        {
            values[offset + i] = weights[from + i] * multiplier;
        }
    }

    internal override void Step(Scratch scratch, SigmoidTable table, int[] values, int offset)
    {
        throw new System.InvalidOperationException("an embedding has no copies of its input");
    }
}

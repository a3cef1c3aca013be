namespace TinyRnn;

/// <summary>A part of the state: the hidden state or the cell of one layer, or of one direction of it.</summary>
public sealed class StateSegment
{
    /// <summary>Creates a segment that starts from zeros; see the properties.</summary>
    public StateSegment(int layer, bool isCell, int offset, int length, int fractionBits, int bound)
        : this(layer, 0, isCell, offset, length, fractionBits, bound, null) { }

    /// <summary>Creates a segment of a layer of one direction; see the properties.</summary>
    public StateSegment(int layer, bool isCell, int offset, int length, int fractionBits, int bound, int[] initial)
        : this(layer, 0, isCell, offset, length, fractionBits, bound, initial) { }

    /// <summary>Creates it; see the properties.</summary>
    public StateSegment(int layer, int direction, bool isCell, int offset, int length, int fractionBits, int bound, int[] initial)
    {
        Direction = direction;
        Layer = layer;
        IsCell = isCell;
        Offset = offset;
        Length = length;
        FractionBits = fractionBits;
        Bound = bound;
        Initial = initial;
    }

    /// <summary>The layer, from 0.</summary>
    public int Layer { get; }

    /// <summary>1 for the backward direction of a bidirectional layer, otherwise 0.</summary>
    public int Direction { get; }

    /// <summary>True for an LSTM's c, false for h.</summary>
    public bool IsCell { get; }

    /// <summary>First integer in the state.</summary>
    public int Offset { get; }

    /// <summary>Number of integers: the units of the layer.</summary>
    public int Length { get; }

    /// <summary>Fraction bits of the integers.</summary>
    public int FractionBits { get; }

    /// <summary>The largest magnitude that may be written.</summary>
    public int Bound { get; }

    /// <summary>What stands here before the first step, [<see cref="Length"/>]; null for zeros. Not to be written to.</summary>
    public int[] Initial { get; }
}

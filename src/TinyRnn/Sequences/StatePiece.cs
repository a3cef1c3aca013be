namespace TinyRnn;

/// <summary>A stretch of a decoder's state and what it becomes; see <see cref="StateTransfer"/>. Immutable.</summary>
internal sealed class StatePiece
{
    public StatePiece(int from, int to, int length, int shift, int bound)
    {
        From = from;
        To = to;
        Length = length;
        Shift = shift;
        Bound = bound;
    }

    /// <summary>The first value in the source; -1 where zeros stand in for one.</summary>
    public int From { get; }

    /// <summary>The first value in the decoder's state.</summary>
    public int To { get; }

    public int Length { get; }

    /// <summary>Bits by which the source is finer.</summary>
    public int Shift { get; }

    /// <summary>The largest magnitude in the decoder's state.</summary>
    public int Bound { get; }
}

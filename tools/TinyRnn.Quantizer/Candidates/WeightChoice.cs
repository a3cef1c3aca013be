namespace TinyRnn.Quantizer.Candidates;

/// <summary>Which candidates may be taken.</summary>
/// <param name="Kind">Which weights.</param>
public sealed record WeightChoice(WeightKind Kind)
{
    /// <summary>
    /// For C, which gains nothing by more rows in a word: two rows, whose copies are the widest that keep sums within 32 bits.
    /// </summary>
    public bool IsForC { get; init; }

    /// <summary>Flash that the model may take, in bytes; 0 for any.</summary>
    public long Flash { get; init; }

    /// <summary>RAM that the model may take when it is loaded, in bytes; 0 for any.</summary>
    public long Ram { get; init; }
}

/// <summary>Kinds of weights.</summary>
public enum WeightKind
{
    /// <summary>What the network needs to be as good as float, by measurement.</summary>
    Automatic,

    /// <summary>8 bits in three lanes: the smallest and fastest.</summary>
    Narrow,

    /// <summary>16 bits.</summary>
    Wide,
}

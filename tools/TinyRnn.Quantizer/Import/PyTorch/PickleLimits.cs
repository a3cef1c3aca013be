namespace TinyRnn.Quantizer.Import.PyTorch;

/// <summary>
/// The largest pickles that are read: a byte of a pickle can ask for a hundred of memory. Checkpoints of thousands of tensors and a
/// long training history stay far below.
/// </summary>
internal static class PickleLimits
{
    /// <summary>Bytes.</summary>
    public const int Bytes = 1 << 24;

    /// <summary>Instructions.</summary>
    public const int Instructions = 1 << 19;

    /// <summary>Values on the stack at once; writers put a thousand items there at most.</summary>
    public const int Stack = 1 << 16;

    /// <summary>Values that are remembered.</summary>
    public const int Memo = 1 << 17;

    /// <summary>Dictionaries.</summary>
    public const int Dictionaries = 1 << 14;

    /// <summary>Classes and functions that are named; writers name each once.</summary>
    public const int Globals = 1 << 14;

    /// <summary>Tensors.</summary>
    public const int Tensors = 1 << 15;
}

namespace TinyRnn.Stations;

/// <summary>The heap.</summary>
public interface IMemory
{
    /// <summary>
    /// Collects garbage and moves what is left together. A compiled model's methods need some kilobytes in one piece when they are
    /// called, and the board's CLR does not make room for that by itself.
    /// </summary>
    void Compact();
}

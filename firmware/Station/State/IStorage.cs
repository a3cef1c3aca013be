namespace TinyRnn.Stations;

/// <summary>
/// Named byte arrays that survive power loss. A write that is interrupted may leave anything in its slot, never in another one.
/// Any member may throw an exception.
/// </summary>
public interface IStorage
{
    /// <summary>Bytes in the slot, or -1 when there is none.</summary>
    int Length(string slot);

    /// <summary>Reads exactly <paramref name="count"/> bytes from <paramref name="offset"/> of the slot to the buffer's start.</summary>
    void Read(string slot, int offset, byte[] buffer, int count);

    /// <summary>Replaces the slot by the first <paramref name="count"/> bytes of the array.</summary>
    void Write(string slot, byte[] bytes, int count);
}

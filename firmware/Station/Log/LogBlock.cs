#nullable disable

namespace TinyRnn.Stations;

/// <summary>
/// A block of the log: records that follow one another, each with a number of its own. It is a record of <see cref="TwoSlots"/>, whose
/// checksum it has; layout in docs/connected.md. The desktop reads the same bytes with the same code.
/// </summary>
public sealed class LogBlock
{
    /// <summary>Bytes of a block.</summary>
    public const int Length = 4096;

    /// <summary>The first four bytes, "RNLG".</summary>
    public const int Magic = 0x474C4E52;

    internal const int RecordAt = TwoSlots.HeaderLength;
    internal const int ContentLength = Length - TwoSlots.HeaderLength - ChecksumLength;

    private const int ChecksumLength = 4;
    private const int IndexAt = RecordAt + NetworkRecord.Length;
    private const int FirstAt = IndexAt + 4;
    private const int CountAt = FirstAt + 4;
    private const int UsedAt = CountAt + 4;
    private const int RecordsAt = UsedAt + 4;
    private const int PrefixLength = 2;
    private const int Capacity = Length - ChecksumLength - RecordsAt;

    private int _at;
    private int _passed;

    /// <param name="bytes">The block; it is not copied.</param>
    public LogBlock(byte[] bytes)
    {
        Bytes = bytes;
    }

    /// <summary>The whole block.</summary>
    public byte[] Bytes { get; }

    /// <summary>How many blocks came before this one.</summary>
    public int Index { get => RecordBytes.ReadInt32(Bytes, IndexAt); internal set => RecordBytes.WriteInt32(Bytes, IndexAt, value); }

    /// <summary>The number of its first record.</summary>
    public int First { get => RecordBytes.ReadInt32(Bytes, FirstAt); internal set => RecordBytes.WriteInt32(Bytes, FirstAt, value); }

    /// <summary>How many records it has.</summary>
    public int Count { get => RecordBytes.ReadInt32(Bytes, CountAt); internal set => RecordBytes.WriteInt32(Bytes, CountAt, value); }

    /// <summary>The number of the record that <see cref="Next"/> went to.</summary>
    public int Number => First + _passed - 1;

    /// <summary>Its kind, as <see cref="LogRecord"/> names it.</summary>
    public int Kind => Bytes[_at + PrefixLength];

    /// <summary>Where its content begins, behind the kind.</summary>
    public int ContentAt => _at + PrefixLength + 1;

    /// <summary>Bytes of its content.</summary>
    public int ContentSize => Size(_at) - 1;

    private int Used { get => RecordBytes.ReadInt32(Bytes, UsedAt); set => RecordBytes.WriteInt32(Bytes, UsedAt, value); }

    /// <summary>Null, or why this is no block: "what: expected A, found B". Afterwards its records can be read.</summary>
    public string Error()
    {
        if (Bytes.Length != Length)
        {
            return RecordError.Describe("length", Length.ToString() + " bytes", Bytes.Length.ToString());
        }

        int checksum = Crc32.Compute(Bytes, 0, Length - ChecksumLength);
        return RecordBytes.ReadInt32(Bytes, 0) != Magic ? RecordError.Describe("magic", Magic, RecordBytes.ReadInt32(Bytes, 0))
            : RecordBytes.ReadInt32(Bytes, Length - ChecksumLength) != checksum ? RecordError.Describe("checksum", checksum, RecordBytes.ReadInt32(Bytes, Length - ChecksumLength))
            : ContentError();
    }

    /// <summary>Before the first record.</summary>
    public void Rewind()
    {
        _passed = 0;
    }

    /// <summary>Goes to the next record.</summary>
    /// <returns>False behind the last one.</returns>
    public bool Next()
    {
        if (_passed == Count)
        {
            return false;
        }

        _at = _passed == 0 ? RecordsAt : _at + PrefixLength + Size(_at);
        _passed++;
        return true;
    }

    /// <summary>An empty block that follows one.</summary>
    internal void Begin(int index, int first)
    {
        System.Array.Clear(Bytes, RecordsAt, Capacity);
        Index = index;
        First = first;
        Count = 0;
        Used = 0;
    }

    internal bool HasRoom(int size) => Used + PrefixLength + size <= Capacity;

    internal void Add(byte[] record, int size)
    {
        int at = RecordsAt + Used;
        Bytes[at] = (byte)size;
        Bytes[at + 1] = (byte)(size >> 8);
        System.Array.Copy(record, 0, Bytes, at + PrefixLength, size);
        Used += PrefixLength + size;
        Count++;
    }

    private int Size(int at) => Bytes[at] | (Bytes[at + 1] << 8);

    private string ContentError()
    {
        if (Count < 0 || First < 0 || Index < 0 || Used < 0 || Used > Capacity || First > int.MaxValue - Capacity)
        {
            return RecordError.Describe("records", "a count that fits", Count.ToString());
        }

        int at = RecordsAt;
        int end = at + Used;
        for (int i = 0; i < Count; i++)
        {
            if (end - at < PrefixLength + 1 || Size(at) < 1 || Size(at) > end - at - PrefixLength)
            {
                return RecordError.Describe("record " + i.ToString(), "one that ends within the block", "another");
            }

            at += PrefixLength + Size(at);
        }

        return at == end ? null : RecordError.Describe("end of the records", end.ToString(), at.ToString());
    }
}

using System;

namespace TinyRnn.Stations;

/// <summary>
/// A record that survives power cuts: it is written to two slots in turn, each time with the next sequence number and a checksum,
/// so that a torn write leaves the record before. Layout in docs/station.md.
/// </summary>
internal sealed class TwoSlots
{
    /// <summary>Bytes before the content: magic, version, length, sequence number.</summary>
    public const int HeaderLength = 16;

    private const int ChecksumLength = 4;
    private const int Version = 1;

    private readonly IStorage _storage;
    private readonly string[] _names;
    private readonly int _magic;
    private readonly int[] _sequences = new int[2];
    private readonly string[] _errors = { "", "" };
    private int _current = 1;
    private int _sequence;

    /// <param name="storage">Holds the slots.</param>
    /// <param name="name">The slots are called NAME-a and NAME-b.</param>
    /// <param name="magic">The first four bytes, which tell what the record is.</param>
    /// <param name="contentLength">Bytes of content, fixed.</param>
    public TwoSlots(IStorage storage, string name, int magic, int contentLength)
    {
        _storage = storage;
        _names = new[] { name + "-a", name + "-b" };
        _magic = magic;
        Bytes = new byte[HeaderLength + contentLength + ChecksumLength];
    }

    /// <summary>The record; its content stands from <see cref="HeaderLength"/>.</summary>
    public byte[] Bytes { get; }

    /// <summary>The name of slot 0 or 1.</summary>
    public string Name(int slot) => _names[slot];

    /// <summary>Why slot 0 or 1 cannot be used; null when it can, empty when it does not exist.</summary>
    public string Error(int slot) => _errors[slot];

    /// <summary>Checks both slots.</summary>
    /// <returns>The slot with the newest good record, or -1.</returns>
    public int Scan()
    {
        for (int slot = 0; slot < 2; slot++)
        {
            _errors[slot] = Read(slot);
            _sequences[slot] = RecordBytes.ReadInt32(Bytes, 12);
        }

        int newest = -1;
        for (int slot = 0; slot < 2; slot++)
        {
            // Sequence numbers wrap, so that it is their difference that counts.
            if (_errors[slot] == null && (newest < 0 || _sequences[slot] - _sequences[newest] > 0))
            {
                newest = slot;
            }
        }

        _sequence = newest < 0 ? 0 : _sequences[newest];
        return newest;
    }

    /// <summary>Reads a slot that <see cref="Scan"/> found good.</summary>
    /// <returns>Null, or what is wrong with it now.</returns>
    public string Load(int slot) => _errors[slot] = Read(slot);

    /// <summary>Declares a slot's record unusable, for a reason that its content gives.</summary>
    public void Refuse(int slot, string error)
    {
        _errors[slot] = error;
    }

    /// <summary>Declares a slot's record the one in force: the next <see cref="Write"/> goes to the other slot.</summary>
    public void Use(int slot)
    {
        _current = slot;
    }

    /// <summary>Writes <see cref="Bytes"/>, whose content the caller has filled.</summary>
    public void Write()
    {
        WriteTo(_names[1 - _current]);
        _current = 1 - _current;
        _sequence++;
    }

    /// <summary>Writes what <see cref="Write"/> would, to another slot.</summary>
    public void WriteTo(string slot)
    {
        Seal();
        _storage.Write(slot, Bytes, Bytes.Length);
    }

    /// <summary>Makes <see cref="Bytes"/> the record that would be written.</summary>
    public void Seal()
    {
        int length = Bytes.Length;
        RecordBytes.WriteInt32(Bytes, 0, _magic);
        RecordBytes.WriteInt32(Bytes, 4, Version);
        RecordBytes.WriteInt32(Bytes, 8, length);
        RecordBytes.WriteInt32(Bytes, 12, _sequence + 1);
        RecordBytes.WriteInt32(Bytes, length - ChecksumLength, Crc32.Compute(Bytes, 0, length - ChecksumLength));
    }

    private string Read(int slot)
    {
        try
        {
            return ReadAndCheck(slot);
        }
        catch (Exception failure)
        {
            return RecordError.Describe("storage", "a slot that can be read", failure.Message);
        }
    }

    private string ReadAndCheck(int slot)
    {
        int length = _storage.Length(_names[slot]);
        if (length < 0)
        {
            return "";
        }

        if (length != Bytes.Length)
        {
            return RecordError.Describe("length", Bytes.Length.ToString() + " bytes", length.ToString());
        }

        _storage.Read(_names[slot], 0, Bytes, length);
        return Compare("magic", 0, _magic) ?? Compare("version", 4, Version) ?? Compare("stated length", 8, length)
            ?? Compare("checksum", length - ChecksumLength, Crc32.Compute(Bytes, 0, length - ChecksumLength));
    }

    private string Compare(string what, int at, int expected)
    {
        int actual = RecordBytes.ReadInt32(Bytes, at);
        return actual == expected ? null : RecordError.Describe(what, expected, actual);
    }
}

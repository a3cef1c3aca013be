using System;

namespace TinyRnn.Stations;

/// <summary>Which model is in use, and which files the station has seen: kept in two slots, layout in docs/station.md.</summary>
internal sealed class ModelChoice
{
    /// <summary>The value of <see cref="Active"/> for the app's own model.</summary>
    public const int BuiltIn = -1;

    /// <summary>Bytes of a fingerprint.</summary>
    public const int PrintLength = 12;

    private const int Magic = 0x434D4E52;
    private const int IdAt = 12;
    private const int IdLength = 8;
    private const int TailLength = 4;
    private const int ActiveAt = TwoSlots.HeaderLength;
    private const int PrintsAt = ActiveAt + 4;
    private const int CounterAt = PrintsAt + 2 * PrintLength;

    private readonly IStorage _storage;
    private readonly TwoSlots _slots;
    private readonly byte[] _seen = new byte[2 * PrintLength];

    public ModelChoice(IStorage storage)
    {
        _storage = storage;
        _slots = new TwoSlots(storage, "choice", Magic, 4 + 2 * PrintLength + 4);
    }

    /// <summary>The file in use, 0 or 1, or <see cref="BuiltIn"/>.</summary>
    public int Active { get; private set; } = BuiltIn;

    /// <summary>The greatest counter of a signed file that was taken; <see cref="ModelFile.NoCounter"/> when there was none.</summary>
    public int Counter { get; private set; } = ModelFile.NoCounter;

    /// <summary>Reads the newest good record; without one, nothing was seen and the app's own model is in use.</summary>
    public void Read()
    {
        int slot = _slots.Scan();
        if (slot < 0 || _slots.Load(slot) != null)
        {
            return;
        }

        _slots.Use(slot);
        int active = RecordBytes.ReadInt32(_slots.Bytes, ActiveAt);
        Active = active == 0 || active == 1 ? active : BuiltIn;
        Array.Copy(_slots.Bytes, PrintsAt, _seen, 0, _seen.Length);
        Counter = RecordBytes.ReadInt32(_slots.Bytes, CounterAt);
    }

    /// <summary>The id from the file's header and the file's last bytes, a checksum or the end of a signature; zeros when there is no file.</summary>
    public byte[] Fingerprint(int file)
    {
        var print = new byte[PrintLength];
        string slot = ModelStore.Slot(file);
        int length = _storage.Length(slot);
        if (length >= ModelLimits.HeaderLength + TailLength)
        {
            var tail = new byte[TailLength];
            var header = new byte[ModelLimits.HeaderLength];
            _storage.Read(slot, 0, header, header.Length);
            _storage.Read(slot, length - TailLength, tail, TailLength);
            Array.Copy(header, IdAt, print, 0, IdLength);
            Array.Copy(tail, 0, print, IdLength, TailLength);
        }

        return print;
    }

    /// <summary>True for a file that is not the one that the last record saw.</summary>
    public bool IsNew(int file, byte[] print)
    {
        for (int i = 0; i < PrintLength; i++)
        {
            if (print[i] != _seen[file * PrintLength + i])
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Writes the record, if it is another one.</summary>
    public void Write(int active, byte[] printA, byte[] printB, int counter)
    {
        if (active == Active && !IsNew(0, printA) && !IsNew(1, printB) && counter <= Counter)
        {
            return;
        }

        Active = active;
        Counter = counter > Counter ? counter : Counter;
        Array.Copy(printA, 0, _seen, 0, PrintLength);
        Array.Copy(printB, 0, _seen, PrintLength, PrintLength);
        RecordBytes.WriteInt32(_slots.Bytes, ActiveAt, active);
        Array.Copy(_seen, 0, _slots.Bytes, PrintsAt, _seen.Length);
        RecordBytes.WriteInt32(_slots.Bytes, CounterAt, Counter);
        _slots.Write();
    }
}

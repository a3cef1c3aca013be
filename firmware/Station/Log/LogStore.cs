using System;

namespace TinyRnn.Stations;

/// <summary>
/// The log: a ring of blocks on the flash. The block that is being filled, its head, is written to two slots in turn; a full one is
/// copied to its place in the ring, where it stays until the ring comes round. Layout in docs/connected.md.
/// </summary>
internal sealed class LogStore
{
    private readonly IStorage _storage;
    private readonly TwoSlots _slots;
    private readonly LogBlock _head;
    private readonly int _blocks;
    private byte[] _schema;

    /// <param name="storage">Holds it.</param>
    /// <param name="blocks">Blocks of the ring.</param>
    public LogStore(IStorage storage, int blocks)
    {
        _storage = storage;
        _blocks = blocks;
        _slots = new TwoSlots(storage, "log", LogBlock.Magic, LogBlock.ContentLength);
        _head = new LogBlock(_slots.Bytes);
        Network = new NetworkRecord(_slots.Bytes, LogBlock.RecordAt);
    }

    /// <summary>What stands in the head besides.</summary>
    public NetworkRecord Network { get; }

    /// <summary>The number that the next record gets.</summary>
    public int End => _head.First + _head.Count;

    /// <summary>The number of the block that is being filled.</summary>
    public int HeadIndex => _head.Index;

    /// <summary>The oldest block that the ring may hold.</summary>
    public int OldestIndex => _head.Index > _blocks ? _head.Index - _blocks : 0;

    /// <summary>Reads the head. When both its slots are damaged, the log continues behind the newest block of the ring.</summary>
    /// <returns>Null, or what was wrong.</returns>
    public string Open()
    {
        int slot = _slots.Scan();
        string error = slot < 0 ? "no usable head: the log continues behind its last block" : _slots.Load(slot) ?? _head.Error();
        if (error == null)
        {
            _slots.Use(slot);
            return null;
        }

        bool isEmpty = slot < 0 && _slots.Error(0).Length == 0 && _slots.Error(1).Length == 0;
        Array.Clear(_slots.Bytes, 0, _slots.Bytes.Length);
        _head.Begin(0, 0);
        return isEmpty ? null : Recover(error);
    }

    /// <summary>Each block begins with this record, and so do the readings behind it.</summary>
    public void Use(byte[] schema)
    {
        _schema = schema;
        if (!IsCurrentSchema())
        {
            Append(schema);
        }
    }

    /// <summary>Appends a record; nothing is written before <see cref="Save"/>, unless the head is full.</summary>
    public void Append(byte[] record)
    {
        if (!_head.HasRoom(record.Length))
        {
            Archive();
            if (_schema != null && record != _schema && _head.HasRoom(_schema.Length + record.Length))
            {
                _head.Add(_schema, _schema.Length);
            }
        }

        if (_head.HasRoom(record.Length))
        {
            _head.Add(record, record.Length);
        }
    }

    /// <summary>Writes the head.</summary>
    public void Save()
    {
        _slots.Write();
    }

    /// <summary>A block of the ring, or the head.</summary>
    /// <param name="index">Of the block.</param>
    /// <returns>Null when the ring does not hold it any more, or it is damaged.</returns>
    public LogBlock Load(int index)
    {
        if (index == _head.Index)
        {
            _slots.Seal();
            _head.Rewind();
            return _head;
        }

        LogBlock block = LoadSlot(index);
        return block != null && block.Index == index ? block : null;
    }

    /// <summary>The slot of a block in the ring.</summary>
    private string SlotOf(int index) => "log-" + (index % _blocks).ToString();

    /// <summary>Copies the full head to the ring. Cut off in that, the head is still whole, and is copied again.</summary>
    private void Archive()
    {
        _slots.WriteTo(SlotOf(_head.Index));
        _head.Begin(_head.Index + 1, End);
    }

    private bool IsCurrentSchema()
    {
        byte[] bytes = _head.Bytes;
        bool same = false;
        _head.Rewind();
        while (_head.Next())
        {
            if (_head.Kind != LogRecord.Schema)
            {
                continue;
            }

            same = _head.ContentSize == _schema.Length - 1;
            for (int i = 1; i < _schema.Length && same; i++)
            {
                same = bytes[_head.ContentAt + i - 1] == _schema[i];
            }
        }

        return same;
    }

    private string Recover(string error)
    {
        int newest = -1;
        int end = 0;
        for (int i = 0; i < _blocks; i++)
        {
            LogBlock block = LoadSlot(i);
            if (block != null && block.Index > newest)
            {
                newest = block.Index;
                end = block.First + block.Count;
                Array.Copy(block.Bytes, LogBlock.RecordAt, _slots.Bytes, LogBlock.RecordAt, NetworkRecord.Length);
            }
        }

        // The numbers of the head that is lost are not given again.
        int first = newest < 0 ? 0 : end + LogBlock.Length;
        _head.Begin(newest + 1, first);
        Network.NextToSend = Network.NextToSend >= end ? first : Network.NextToSend;
        return error;
    }

    private LogBlock LoadSlot(int slot)
    {
        var bytes = new byte[LogBlock.Length];
        try
        {
            if (_storage.Length(SlotOf(slot)) != bytes.Length)
            {
                return null;
            }

            _storage.Read(SlotOf(slot), 0, bytes, bytes.Length);
        }
        catch (Exception)
        {
            return null;
        }

        var block = new LogBlock(bytes);
        return block.Error() == null ? block : null;
    }
}

using System;
using System.Collections.Generic;

namespace TinyRnn.Quantizer.Import.Keras.Hdf5;

/// <summary>Reads the header of an object: its messages, in the file's order, with the blocks in which they go on.</summary>
internal sealed class Hdf5Header
{
    private const int MostBlocks = 256;
    private const byte IsShared = 2;

    private readonly Hdf5Bytes _file;
    private readonly string _what;
    private readonly List<Hdf5Message> _messages = [];
    private readonly Queue<(ulong Address, ulong Length)> _blocks = new();
    private int _version;
    private int _prefix;

    private Hdf5Header(Hdf5Bytes file, string what)
    {
        _file = file;
        _what = what;
    }

    /// <exception cref="ImportException">Damaged, or a message that is not supported.</exception>
    public static IReadOnlyList<Hdf5Message> Read(Hdf5Bytes file, ulong address, string what)
    {
        var header = new Hdf5Header(file, what);
        header.ReadFirst(address);
        for (int blocks = 0; header._blocks.Count > 0; blocks++)
        {
            if (blocks == MostBlocks)
            {
                throw file.Damaged($"{what}: the header goes on in more than {MostBlocks} blocks");
            }

            header.ReadBlock(header._blocks.Dequeue());
        }

        return header._messages;
    }

    private void ReadFirst(ulong address)
    {
        const int LongestPrefix = 34;
        ulong prefix = Math.Min(LongestPrefix, (ulong)_file.Length - Math.Min(address, (ulong)_file.Length));
        Hdf5Cursor cursor = _file.Part(address, prefix, _what);
        ulong size = _file.Data(address, 1, _what).Span[0] == 1 ? ReadOldPrefix(cursor) : ReadNewPrefix(cursor);
        ReadMessages(_file.Part(address + prefix - (ulong)cursor.Remaining, size, _what));
    }

    private ulong ReadOldPrefix(Hdf5Cursor cursor)
    {
        _version = 1;
        _prefix = 8;
        cursor.Skip(8); // version, reserved, number of messages, number of references
        uint size = cursor.UInt32();
        cursor.Skip(4);
        return size;
    }

    private ulong ReadNewPrefix(Hdf5Cursor cursor)
    {
        const int KeepsTimes = 0x20;
        const int StatesAttributeLimits = 0x10;
        const int TracksCreationOrder = 0x04;
        cursor.Signature("OHDR"u8);
        _version = cursor.Version(2);
        byte flags = cursor.Byte();
        _prefix = (flags & TracksCreationOrder) != 0 ? 6 : 4;
        cursor.Skip((flags & KeepsTimes) != 0 ? 16UL : 0);
        cursor.Skip((flags & StatesAttributeLimits) != 0 ? 4UL : 0);
        return cursor.UInt(1 << (flags & 3));
    }

    private void ReadBlock((ulong Address, ulong Length) block)
    {
        const int Checksum = 4;
        Hdf5Cursor cursor = _file.Part(block.Address, block.Length, $"{_what}: continuation");
        if (_version == 1)
        {
            ReadMessages(cursor);
            return;
        }

        cursor.Signature("OCHK"u8);
        if (cursor.Remaining < Checksum)
        {
            throw cursor.Damaged("the block has no checksum");
        }

        ReadMessages(cursor.Slice((ulong)(cursor.Remaining - Checksum), _what));
    }

    /// <summary>Reads messages up to the end; in a header of version 2 a gap shorter than a message may stand there.</summary>
    private void ReadMessages(Hdf5Cursor cursor)
    {
        int gap = _version == 1 ? 0 : _prefix;
        while (cursor.Remaining > gap)
        {
            var type = (Hdf5MessageType)(_version == 1 ? cursor.UInt16() : cursor.Byte());
            ushort size = cursor.UInt16();
            byte flags = cursor.Byte();
            cursor.Skip((ulong)(_version == 1 ? 3 : _prefix - 4));
            Hdf5Cursor body = cursor.Slice(size, $"{_what}: {type}");
            Add(type, flags, body);
        }
    }

    private void Add(Hdf5MessageType type, byte flags, Hdf5Cursor body)
    {
        if (type == Hdf5MessageType.ExternalFiles)
        {
            throw _file.Refused($"{_what}: its values are in another file (external storage), which is not supported");
        }

        if (!Enum.IsDefined(type))
        {
            throw _file.Refused($"{_what}: a header message of type {(int)type} is not supported");
        }

        if ((flags & IsShared) != 0)
        {
            throw _file.Refused($"{_what}: {type} is shared with another object, which is not supported");
        }

        if (type == Hdf5MessageType.Continuation)
        {
            _blocks.Enqueue((body.UInt64(), body.UInt64()));
        }
        else if (type != Hdf5MessageType.Nil)
        {
            _messages.Add(new Hdf5Message(type, body));
        }
    }
}

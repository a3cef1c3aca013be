using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;

namespace TinyRnn.Quantizer.Import.Keras.Hdf5;

/// <summary>
/// Walks the tree of a data set that is stored in chunks: all of them must be there, in order, inside the file, and compressed ones must
/// be as long as they say when they are inflated.
/// </summary>
internal sealed class Hdf5Chunks
{
    private const int MostChunks = 1 << 16;

    private readonly Hdf5Bytes _file;
    private readonly string _what;
    private readonly Hdf5Filters _filters;
    private readonly ulong[] _chunk;
    private readonly ulong _chunkBytes;
    private readonly int[] _counts;
    private int _next;

    private Hdf5Chunks(Hdf5Bytes file, string what, Hdf5Filters filters, ulong[] chunk, ulong chunkBytes, int[] counts)
    {
        _file = file;
        _what = what;
        _filters = filters;
        _chunk = chunk;
        _chunkBytes = chunkBytes;
        _counts = counts;
    }

    /// <param name="layout">The layout message after its class.</param>
    /// <param name="most">The most bytes of all chunks together.</param>
    /// <param name="shape">Of the data set.</param>
    /// <param name="elementSize">Bytes of an element.</param>
    /// <param name="filters">How the chunks are compressed.</param>
    /// <param name="what">For messages.</param>
    /// <exception cref="ImportException">Damaged, or larger than it may be.</exception>
    public static void Check(Hdf5Cursor layout, long most, IReadOnlyList<long> shape, int elementSize, Hdf5Filters filters, string what)
    {
        byte rank = layout.Byte();
        ulong tree = layout.UInt64();
        if (rank != shape.Count + 1 || rank == 1)
        {
            throw layout.Damaged($"expected chunks of {shape.Count} dimensions, found {rank - 1}");
        }

        ulong[] chunk = shape.Select(_ => (ulong)layout.UInt32()).ToArray();
        if (layout.UInt32() != elementSize || chunk.Contains(0UL))
        {
            throw layout.Damaged($"expected chunks of elements of {elementSize} bytes");
        }

        Int128 bytes = chunk.Aggregate((Int128)elementSize, (product, size) => product * size);
        Int128 count = shape.Zip(chunk, (size, part) => ((ulong)size + part - 1) / part).Aggregate((Int128)1, (product, size) => product * size);
        if (count < 1 || count > MostChunks || bytes * count > most)
        {
            throw layout.Refused($"expected 1 to {MostChunks} chunks of at most {most} bytes in all, found {count} of {bytes} bytes");
        }

        int[] counts = shape.Zip(chunk, (size, part) => (int)(((ulong)size + part - 1) / part)).ToArray();
        var chunks = new Hdf5Chunks(layout.File, what, filters, chunk, (ulong)bytes, counts);
        chunks.ReadNode(tree, level: null);
        if (chunks._next != (int)count)
        {
            throw layout.Damaged($"expected {count} chunks, found {chunks._next}");
        }
    }

    /// <summary>The place of the node's first chunk.</summary>
    private ulong[] ReadNode(ulong address, int? level)
    {
        var node = Hdf5TreeNode.Read(_file, address, Hdf5TreeNode.OfChunks, level, $"{_what}: chunks");
        ulong keyBytes = 8 + (8 * ((ulong)_chunk.Length + 1));
        Hdf5Cursor keys = _file.Part(node.Body, (node.Entries * (keyBytes + 8)) + keyBytes, $"{_what}: chunks");
        ulong[] first = [];
        for (int i = 0; i < node.Entries; i++)
        {
            uint size = keys.UInt32();
            uint skippedFilters = keys.UInt32();
            ulong[] place = _chunk.Select(_ => keys.UInt64()).ToArray();
            keys.Skip(8);
            ulong child = keys.UInt64();
            if (node.Level > 0 && !ReadNode(child, node.Level - 1).AsSpan().SequenceEqual(place))
            {
                throw keys.Damaged("a node and the chunks below it do not agree");
            }

            if (node.Level == 0)
            {
                CheckChunk(keys, place, child, size, skippedFilters);
            }

            first = i == 0 ? place : first;
        }

        return first;
    }

    private void CheckChunk(Hdf5Cursor keys, ulong[] place, ulong address, uint size, uint skippedFilters)
    {
        int rest = _next;
        for (int i = _counts.Length - 1; i >= 0; i--)
        {
            ulong expected = (ulong)(rest % _counts[i]) * _chunk[i];
            rest /= _counts[i];
            if (place[i] != expected || skippedFilters != 0)
            {
                throw keys.Damaged($"chunk {_next}: expected it at {expected} of dimension {i}, and all filters; found {place[i]}");
            }
        }

        _next++;
        ReadOnlyMemory<byte> stored = _file.Data(address, size, $"{_what}: chunk");
        if (!_filters.Inflates && size != _chunkBytes)
        {
            throw keys.Damaged($"expected a chunk of {_chunkBytes} bytes, found {size}");
        }

        if (_filters.Inflates)
        {
            CheckInflated(keys, stored);
        }
    }

    private void CheckInflated(Hdf5Cursor keys, ReadOnlyMemory<byte> stored)
    {
        try
        {
            using var stream = new ZLibStream(new MemoryStream(stored.ToArray()), CompressionMode.Decompress);
            byte[] buffer = new byte[4096];
            ulong length = 0;
            for (int read; length <= _chunkBytes && (read = stream.Read(buffer)) > 0;)
            {
                length += (ulong)read;
            }

            if (length != _chunkBytes)
            {
                throw keys.Damaged($"expected a chunk that inflates to {_chunkBytes} bytes, found {(length < _chunkBytes ? "fewer" : "more")}");
            }
        }
        catch (InvalidDataException exception)
        {
            throw keys.Damaged($"a chunk cannot be inflated: {exception.Message}");
        }
    }
}

using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace TinyRnn.Quantizer.Readings.Steps;

/// <summary>
/// Records in order of series and time, in constant memory: sorted parts go to a file of their own, which is deleted afterwards, and
/// are merged. What fits into one part stays in memory.
/// </summary>
internal sealed class SortedRecords : IRecords
{
    private const int PartBytes = 1 << 25;

    private readonly IRecords _source;
    private readonly List<long> _parts = [];
    private readonly PriorityQueue<Part, (int, long, long)> _merge = new();
    private readonly Record[] _memory = [];
    private readonly FileStream? _file;
    private int _next;

    public SortedRecords(IRecords source)
    {
        _source = source;
        Current = NewRecord();
        var part = new List<Record>();
        int capacity = PartBytes / (48 + (8 * Current.Values.Length) + (64 * Current.TextCount));
        while (source.Read())
        {
            Record record = NewRecord();
            record.Copy(source.Current);
            part.Add(record);
            if (part.Count == capacity)
            {
                _file ??= TemporaryFile();
                Spill(part);
            }
        }

        if (_file == null)
        {
            _memory = [.. part];
            Array.Sort(_memory, Compare);
            return;
        }

        Spill(part);
        foreach (long start in _parts)
        {
            Queue(new Part(_file.Name, start));
        }
    }

    public Record Current { get; private set; }

    public long Position => _source.Position;

    public long? Length => _source.Length;

    public bool Read()
    {
        if (_file == null)
        {
            if (_next == _memory.Length)
            {
                return false;
            }

            Current = _memory[_next++];
            return true;
        }

        if (!_merge.TryDequeue(out Part? part, out _))
        {
            return false;
        }

        Current.Copy(part.Record!);
        Queue(part);
        return true;
    }

    public void Dispose()
    {
        foreach ((Part part, _) in _merge.UnorderedItems)
        {
            part.Dispose();
        }

        _file?.Dispose();
        _source.Dispose();
    }

    private static FileStream TemporaryFile() =>
        new(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, 1 << 16, FileOptions.DeleteOnClose);

    private static int Compare(Record a, Record b) => (a.Series, a.Time, a.Line).CompareTo((b.Series, b.Time, b.Line));

    private Record NewRecord() => new(_source.Current.Values.Length, _source.Current.TextCount);

    private void Spill(List<Record> part)
    {
        part.Sort(Compare);
        _parts.Add(_file!.Position);
        using var writer = new BinaryWriter(_file, Encoding.UTF8, leaveOpen: true);
        foreach (Record record in part)
        {
            writer.Write(true);
            writer.Write(record.Time);
            writer.Write(record.Line);
            writer.Write(record.Series);
            foreach (double value in record.Values)
            {
                writer.Write(value);
            }

            for (int i = 0; i < record.TextCount; i++)
            {
                writer.Write(record.Text(i).Length);
                writer.Write(record.Text(i));
            }
        }

        writer.Write(false);
        writer.Flush();
        _file.Flush();
        part.Clear();
    }

    private void Queue(Part part)
    {
        part.Record ??= NewRecord();
        if (part.Read())
        {
            _merge.Enqueue(part, (part.Record.Series, part.Record.Time, part.Record.Line));
            return;
        }

        part.Dispose();
    }

    private sealed class Part : IDisposable
    {
        private readonly BinaryReader _reader;

        public Part(string file, long start)
        {
            var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 14);
            stream.Position = start;
            _reader = new BinaryReader(stream);
        }

        public Record? Record { get; set; }

        public bool Read()
        {
            if (!_reader.ReadBoolean())
            {
                return false;
            }

            Record!.Time = _reader.ReadInt64();
            Record.Line = _reader.ReadInt64();
            Record.Series = _reader.ReadInt32();
            for (int i = 0; i < Record.Values.Length; i++)
            {
                Record.Values[i] = _reader.ReadDouble();
            }

            for (int i = 0; i < Record.TextCount; i++)
            {
                Record.SetText(i, _reader.ReadBytes(_reader.ReadInt32()));
            }

            return true;
        }

        public void Dispose() => _reader.Dispose();
    }
}

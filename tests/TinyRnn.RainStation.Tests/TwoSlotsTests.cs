using System.IO;
using TinyRnn.Stations;
using Xunit;

namespace TinyRnn.RainStation.Tests;

public sealed class TwoSlotsTests
{
    private const int Magic = 0x12345678;

    private readonly MemoryStorage _storage = new();

    [Fact]
    public void Writes_alternate_and_the_newest_is_found()
    {
        TwoSlots slots = Open();
        Assert.Equal(-1, slots.Scan());
        for (int i = 1; i <= 5; i++)
        {
            Write(slots, i);
            TwoSlots next = Open();
            Assert.Equal(i % 2 == 1 ? 0 : 1, next.Scan());
            Assert.Equal(i, Content(next, next.Scan()));
        }
    }

    [Fact]
    public void Sequence_numbers_may_wrap()
    {
        Put("x-a", int.MaxValue, 1);
        Put("x-b", int.MaxValue - 1, 2);
        TwoSlots slots = Open();
        slots.Use(slots.Scan());
        Write(slots, 3);
        Assert.Equal(int.MinValue, RecordBytes.ReadInt32(_storage.Get("x-b"), 12));

        slots = Open();
        Assert.Equal(1, slots.Scan());
        slots.Use(1);
        Write(slots, 4);
        slots = Open();
        Assert.Equal(4, Content(slots, slots.Scan()));
    }

    [Fact]
    public void Slot_that_was_refused_for_its_content_is_overwritten_next()
    {
        Put("x-a", 7, 1);
        Put("x-b", 8, 2);
        TwoSlots slots = Open();
        Assert.Equal(1, slots.Scan());
        slots.Refuse(1, "content");
        slots.Use(0);
        Write(slots, 3);

        Assert.Equal(9, RecordBytes.ReadInt32(_storage.Get("x-b"), 12));
        Assert.Equal(7, RecordBytes.ReadInt32(_storage.Get("x-a"), 12));
    }

    [Fact]
    public void Write_that_fails_is_repeated_in_the_same_slot()
    {
        TwoSlots slots = Open();
        Write(slots, 1);
        var failing = new TwoSlots(new FailingStorage(_storage), "x", Magic, 4);
        failing.Use(failing.Scan());
        Assert.Throws<IOException>(failing.Write);
        Assert.Throws<IOException>(failing.Write);

        Assert.Equal(1, Content(Open(), 0));
    }

    [Fact]
    public void Slot_that_cannot_be_read_is_an_error_not_an_exception()
    {
        Write(Open(), 1);
        var slots = new TwoSlots(new FailingStorage(_storage) { FailsToRead = true }, "x", Magic, 4);

        Assert.Equal(-1, slots.Scan());
        Assert.Equal("storage: expected a slot that can be read, found no storage", slots.Error(0));
    }

    [Fact]
    public void Station_whose_storage_fails_goes_on_without_it()
    {
        var bench = new StationBench();
        bench.Board.Storage = new FailingStorage(_storage);
        var station = new Station(bench.Board, bench.Settings);
        station.Start();
        for (int i = 0; i < 5; i++)
        {
            station.TakeReading();
            Expect.Warning(null, bench.Log.Reading);
            Expect.Forecast(true, bench.Log.Reading);
            bench.Sleep.SleepFor(station.SecondsToNext());
        }

        Assert.True(bench.Log.HasEvent("{\"event\":\"state\",\"error\":\"not saved: no storage\"}"));
    }

    private TwoSlots Open() => new(_storage, "x", Magic, 4);

    private void Put(string slot, int sequence, int content)
    {
        var slots = new TwoSlots(new MemoryStorage(), "x", Magic, 4);
        Write(slots, content);
        RecordBytes.WriteInt32(slots.Bytes, 12, sequence);
        RecordBytes.WriteInt32(slots.Bytes, 20, Crc32.Compute(slots.Bytes, 0, 20));
        _storage.Put(slot, slots.Bytes);
    }

    private static void Write(TwoSlots slots, int content)
    {
        RecordBytes.WriteInt32(slots.Bytes, TwoSlots.HeaderLength, content);
        slots.Write();
    }

    private static int Content(TwoSlots slots, int slot)
    {
        Assert.Null(slots.Load(slot));
        return RecordBytes.ReadInt32(slots.Bytes, TwoSlots.HeaderLength);
    }

    private sealed class FailingStorage(MemoryStorage storage) : IStorage
    {
        public bool FailsToRead { get; init; }

        public int Length(string slot) => FailsToRead ? throw new IOException("no storage") : storage.Length(slot);

        public void Read(string slot, int offset, byte[] buffer, int count) => storage.Read(slot, offset, buffer, count);

        public void Write(string slot, byte[] bytes, int count) => throw new IOException("no storage");
    }
}

using System;

namespace TinyRnn.Stations;

/// <summary>
/// Sets a clock that lost the time, and remembers whether anybody has confirmed it since: the rules in docs/station.md, "Time". Kept in
/// two slots.
/// </summary>
internal sealed class ClockKeeper
{
    /// <summary>What every line says until somebody confirms the clock.</summary>
    public const string Unconfirmed = "clock was not set: continued from the last reading";

    private const int Magic = 0x4B434E52;
    private const int UsedAt = TwoSlots.HeaderLength;
    private const int UnconfirmedAt = UsedAt + 8;

    private readonly IClock _clock;
    private readonly IStorage _storage;
    private readonly StationEvents _events;
    private readonly TwoSlots _slots;
    private long _used = -1;
    private bool _unconfirmed;
    private string _once;

    public ClockKeeper(IClock clock, IStorage storage, StationEvents events)
    {
        _clock = clock;
        _storage = storage;
        _events = events;
        _slots = new TwoSlots(storage, "clock", Magic, 12);
    }

    /// <summary>Whether the time is one that nobody has confirmed.</summary>
    public bool IsUnconfirmed => _unconfirmed || !StationTime.IsSet(_clock.Now());

    /// <summary>Looks at the clock, and sets it when it must be.</summary>
    /// <param name="last">Seconds of the last reading's hour, or -1.</param>
    public void Start(long last)
    {
        Read();
        bool isSet = StationTime.IsSet(_clock.Now());
        if (isSet && !_unconfirmed)
        {
            return;
        }

        long left = ClockFile.Read(_storage, _events);
        if (left >= 0 && left != _used)
        {
            // Somebody left a time since: it wins over whatever the station believed before.
            _clock.SetTo(left);
            _once = isSet ? "clock set from the clock file" : "clock was not set: set from the clock file";
            Write(left, false);
        }
        else if (!isSet && (last >= 0 || left >= 0))
        {
            _clock.SetTo(last >= 0 ? last : left);
            Write(_used, true);
        }
    }

    /// <summary>Adds what is to be said of the clock with a reading.</summary>
    public void Warn(Warnings warnings)
    {
        if (_once != null)
        {
            warnings.Add(_once);
            _once = null;
        }
        else if (_unconfirmed)
        {
            warnings.Add(Unconfirmed);
        }
    }

    /// <summary>Somebody who knows the time has set the clock.</summary>
    public void Confirm()
    {
        _once = null;
        if (_unconfirmed)
        {
            Write(_used, false);
        }
    }

    private void Read()
    {
        int slot = _slots.Scan();
        if (slot < 0 || _slots.Load(slot) != null)
        {
            return;
        }

        _slots.Use(slot);
        _used = RecordBytes.ReadInt64(_slots.Bytes, UsedAt);
        _unconfirmed = RecordBytes.ReadInt32(_slots.Bytes, UnconfirmedAt) != 0;
    }

    private void Write(long used, bool unconfirmed)
    {
        _used = used;
        _unconfirmed = unconfirmed;
        RecordBytes.WriteInt64(_slots.Bytes, UsedAt, used);
        RecordBytes.WriteInt32(_slots.Bytes, UnconfirmedAt, unconfirmed ? 1 : 0);
        try
        {
            _slots.Write();
        }
        catch (Exception failure)
        {
            _events.Failed("clock", null, "not saved: " + failure.Message);
        }
    }
}

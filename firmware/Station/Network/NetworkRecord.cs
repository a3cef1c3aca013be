namespace TinyRnn.Stations;

/// <summary>What a connected station remembers from wake to wake, besides its log, in whose head it stands; layout in docs/connected.md.</summary>
internal sealed class NetworkRecord
{
    /// <summary>Bytes of it.</summary>
    public const int Length = 96;

    private readonly byte[] _bytes;
    private readonly int _at;

    /// <param name="bytes">Holds it.</param>
    /// <param name="at">From here.</param>
    public NetworkRecord(byte[] bytes, int at)
    {
        _bytes = bytes;
        _at = at;
    }

    /// <summary>The number of the first record of the log that is not sent yet.</summary>
    public int NextToSend { get => Get(0); set => Set(0, value); }

    /// <summary>Readings since the last transmission.</summary>
    public int Readings { get => Get(4); set => Set(4, value); }

    /// <summary>The verdict that was sent last, -1 for none.</summary>
    public int SentVerdict { get => Get(8) - 1; set => Set(8, value + 1); }

    /// <summary>The verdict that could not be sent last, -1 for none.</summary>
    public int TriedVerdict { get => Get(12) - 1; set => Set(12, value + 1); }

    /// <summary>Transmissions in a row that failed.</summary>
    public int Failures { get => Get(16); set => Set(16, value); }

    /// <summary>Readings to wait before the next try.</summary>
    public int Skip { get => Get(20); set => Set(20, value); }

    /// <summary>What of the station was announced, as a checksum; 0 for nothing.</summary>
    public int Announced { get => Get(24); set => Set(24, value); }

    /// <summary>How fast the board's clock is, in millionths; negative when it is slow.</summary>
    public int DriftPpm { get => Get(28); set => Set(28, value); }

    /// <summary>Seconds by which the clock was corrected since the last synchronisation.</summary>
    public int Corrected { get => Get(32); set => Set(32, value); }

    /// <summary>Time of the last synchronisation in seconds since 1970; 0 for none.</summary>
    public long SyncedAt { get => RecordBytes.ReadInt64(_bytes, _at + 36); set => RecordBytes.WriteInt64(_bytes, _at + 36, value); }

    /// <summary>Events that said something went wrong.</summary>
    public int Faults { get => Get(44); set => Set(44, value); }

    /// <summary>Records that were overwritten before they could be sent.</summary>
    public int Lost { get => Get(48); set => Set(48, value); }

    /// <summary>Readings since the ledger began.</summary>
    public int Wakes { get => Get(52); set => Set(52, value); }

    /// <summary>Steps of the model since the ledger began.</summary>
    public int Steps { get => Get(56); set => Set(56, value); }

    /// <summary>Milliseconds awake since the ledger began, with the radio on or off.</summary>
    public long AwakeMilliseconds { get => RecordBytes.ReadInt64(_bytes, _at + 60); set => RecordBytes.WriteInt64(_bytes, _at + 60, value); }

    /// <summary>Milliseconds with the radio on since the ledger began.</summary>
    public long RadioMilliseconds { get => RecordBytes.ReadInt64(_bytes, _at + 68); set => RecordBytes.WriteInt64(_bytes, _at + 68, value); }

    /// <summary>When the ledger began, in seconds since 1970; 0 when it did not.</summary>
    public long LedgerSince { get => RecordBytes.ReadInt64(_bytes, _at + 76); set => RecordBytes.WriteInt64(_bytes, _at + 76, value); }

    /// <summary>Transmissions that came to their end, since the ledger began.</summary>
    public int Transmissions { get => Get(84); set => Set(84, value); }

    /// <summary>Checksum of the offered model whose fate is decided; 0 for none.</summary>
    public int Decided { get => Get(88); set => Set(88, value); }

    /// <summary>0 without an offer; otherwise 1 and the transmissions in a row that brought no piece of it.</summary>
    public int Pending { get => Get(92); set => Set(92, value); }

    private int Get(int offset) => RecordBytes.ReadInt32(_bytes, _at + offset);

    private void Set(int offset, int value)
    {
        RecordBytes.WriteInt32(_bytes, _at + offset, value);
    }
}

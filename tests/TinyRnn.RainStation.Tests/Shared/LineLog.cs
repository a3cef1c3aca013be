using TinyRnn.Stations;

namespace TinyRnn.RainStation.Tests;

/// <summary>Keeps the newest reading and the newest events, and a checksum of all lines.</summary>
internal sealed class LineLog : IConsole
{
    private const int MostEvents = 32;

    private readonly string[] _events = new string[MostEvents];
    private readonly byte[] _bytes = new byte[1024];

    /// <summary>The newest line that is a reading.</summary>
    public string Reading { get; private set; }

    /// <summary>Events since <see cref="ClearEvents"/>.</summary>
    public int EventCount { get; private set; }

    /// <summary>A checksum over all readings so far.</summary>
    public int Checksum { get; private set; }

    public string Event(int index) => _events[index];

    public void ClearEvents()
    {
        EventCount = 0;
    }

    /// <summary>True when an event contains a text.</summary>
    public bool HasEvent(string part)
    {
        for (int i = 0; i < EventCount; i++)
        {
            if (_events[i].Contains(part))
            {
                return true;
            }
        }

        return false;
    }

    public void WriteLine(string line)
    {
        if (line.StartsWith("{\"event\""))
        {
            _events[EventCount % MostEvents] = line;
            EventCount = EventCount + 1 < MostEvents ? EventCount + 1 : MostEvents;
            return;
        }

        Reading = line;
        RecordBytes.WriteInt32(_bytes, 0, Checksum);
        for (int i = 0; i < line.Length; i++)
        {
            _bytes[4 + i] = (byte)line[i];
        }

        Checksum = Crc32.Compute(_bytes, 0, 4 + line.Length);
    }
}

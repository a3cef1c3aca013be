namespace TinyRnn.Stations;

/// <summary>Prints, and keeps events until they are written to the log.</summary>
internal sealed class KeptConsole : IConsole
{
    private const int Most = 16;
    private const string EventStart = "{\"event\"";

    private readonly IConsole _console;
    private readonly string[] _events = new string[Most];

    public KeptConsole(IConsole console)
    {
        _console = console;
    }

    /// <summary>How many events are kept; what comes when there are too many is printed only.</summary>
    public int Count { get; private set; }

    public string Event(int index) => _events[index];

    public void Forget()
    {
        Count = 0;
    }

    /// <summary>Prints a line that is not to be kept.</summary>
    public void Print(string line)
    {
        _console.WriteLine(line);
    }

    public void WriteLine(string line)
    {
        _console.WriteLine(line);
        if (line.StartsWith(EventStart) && Count < Most)
        {
            _events[Count++] = line;
        }
    }
}

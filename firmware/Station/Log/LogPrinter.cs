namespace TinyRnn.Stations;

/// <summary>Prints the log after power-up or a reset, for who listens at the port: docs/connected.md, "The log over the port".</summary>
internal sealed class LogPrinter
{
    private const int BytesOfLine = 64;

    private readonly LogStore _log;
    private readonly KeptConsole _console;
    private readonly JsonLine _line = new JsonLine();

    public LogPrinter(LogStore log, KeptConsole console)
    {
        _log = log;
        _console = console;
    }

    /// <summary>All blocks in lines, parts of zeros left out, and where the log ends.</summary>
    public void Print()
    {
        if (_log.End == 0)
        {
            return;
        }

        for (int index = _log.OldestIndex; index <= _log.HeadIndex; index++)
        {
            LogBlock block = _log.Load(index);
            for (int at = 0; block != null && at < LogBlock.Length; at += BytesOfLine)
            {
                Print(block, at);
            }
        }

        _console.Print(_line.Begin().Add("event", "log").AddNumber("next", _log.End).End());
    }

    private void Print(LogBlock block, int at)
    {
        int any = 0;
        for (int i = 0; i < BytesOfLine; i++)
        {
            any |= block.Bytes[at + i];
        }

        if (any != 0)
        {
            _line.Begin().Add("event", "log").AddNumber("block", block.Index).AddNumber("at", at);
            _console.Print(_line.AddHexadecimal("data", block.Bytes, at, BytesOfLine).End());
        }
    }
}

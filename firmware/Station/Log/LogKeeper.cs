namespace TinyRnn.Stations;

/// <summary>What goes to the log: each reading with the model's outputs, and the lines of events as they are printed.</summary>
internal sealed class LogKeeper
{
    private readonly LogStore _log;
    private readonly KeptConsole _console;

    public LogKeeper(LogStore log, KeptConsole console)
    {
        _log = log;
        _console = console;
    }

    /// <summary>Keeps a reading, and the events before it.</summary>
    /// <param name="now">Seconds since 1970.</param>
    /// <param name="state">Null without a usable model: nobody knows which readings are meant.</param>
    /// <param name="measurement">The readings.</param>
    /// <param name="isConfirmed">Whether somebody has confirmed the time.</param>
    public void Keep(long now, StationState state, Measurement measurement, bool isConfirmed)
    {
        if (state != null)
        {
            KeepReading(now, state, measurement, isConfirmed);
        }

        KeepEvents(now);
    }

    /// <summary>Keeps the events that were printed since the last time.</summary>
    public void KeepEvents(long now)
    {
        for (int i = 0; i < _console.Count; i++)
        {
            string line = _console.Event(i);
            _log.Network.Faults += line.IndexOf("\"error\":") > 0 ? 1 : 0;
            _log.Append(LogEvent.Write(now, line));
        }

        _console.Forget();
    }

    private void KeepReading(long now, StationState state, Measurement measurement, bool isConfirmed)
    {
        ReadingChannel[] readings = state.Network.Info.Recipe.Readings;
        var row = new LogRow(readings.Length + state.Outputs.Length) { Seconds = now, Verdict = state.Verdict.Shown, IsConfirmed = isConfirmed };
        for (int i = 0; i < readings.Length; i++)
        {
            row.Values[i] = measurement.Value(i);
        }

        for (int i = 0; i < state.Outputs.Length; i++)
        {
            row.Values[readings.Length + i] = state.Outputs[i];
        }

        _log.Use(LogSchema.Write(state.Network.Info));
        _log.Append(row.Write());
    }
}

namespace TinyRnn.Stations;

/// <summary>The station's lines that are not readings; see docs/station.md, "Events".</summary>
internal sealed class StationEvents
{
    private readonly IConsole _console;
    private readonly JsonLine _line = new JsonLine();

    public StationEvents(IConsole console)
    {
        _console = console;
    }

    public void Started(RecurrentNetwork network, string source, string selfTest, bool restored, string sensor)
    {
        _line.Begin().Add("event", "start");
        if (network != null)
        {
            _line.Add("model", network.Info.Name).Add("id", ModelId.Format(network.Info.Id)).Add("self_test", selfTest).Add("source", source);
        }

        _line.Add("state", restored ? "restored" : "new").Add("sensor", sensor);
        _console.WriteLine(_line.End());
    }

    /// <summary>Something was refused or did not work.</summary>
    /// <param name="kind">The event: <c>model</c>, <c>state</c>, <c>clock</c> or <c>station</c>.</param>
    /// <param name="slot">Where, or null.</param>
    /// <param name="error">Why.</param>
    public void Failed(string kind, string slot, string error)
    {
        _line.Begin().Add("event", kind);
        if (slot != null)
        {
            _line.Add("slot", slot);
        }

        _console.WriteLine(_line.Add("error", error ?? "").End());
    }

    /// <summary>Something was done.</summary>
    /// <param name="kind">The event.</param>
    /// <param name="key">What.</param>
    /// <param name="text">How it ended.</param>
    public void Said(string kind, string key, string text)
    {
        _console.WriteLine(_line.Begin().Add("event", kind).Add(key, text).End());
    }
}

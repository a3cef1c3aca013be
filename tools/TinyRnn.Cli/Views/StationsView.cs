using System;
using System.Collections.Generic;
using System.Linq;
using Spectre.Console;
using TinyRnn.Cli.Output;
using TinyRnn.Quantizer.Deployment.Stations;

namespace TinyRnn.Cli.Views;

/// <summary>
/// All stations of a broker: on a terminal a table of the newest reading of each, drawn in place, with events above it; otherwise a line for
/// each reading and event, with the station in front.
/// </summary>
internal sealed class StationsView : IDisposable
{
    private readonly bool _isDrawn = Terminal.IsRich && Terminal.Out.Profile.Capabilities.Ansi;
    private readonly SortedDictionary<string, StationReading> _newest = new(StringComparer.Ordinal);
    private int _drawnLines;

    public void Add(string station, StationLine line)
    {
        if (!_isDrawn)
        {
            Terminal.Line($"{station}  {StationLines.Text(line)}");
            return;
        }

        Erase();
        if (line is StationReading reading)
        {
            _newest[station] = reading;
        }
        else
        {
            Terminal.Out.Write(Terminal.Text($"{station} {StationLines.Text(line)}", new Style(line is StationEvent ? Color.Blue : Color.Grey)));
            Terminal.Out.WriteLine();
        }

        Draw();
    }

    public void Dispose()
    {
    }

    private void Erase()
    {
        if (_drawnLines > 0)
        {
            Terminal.Erase(_drawnLines);
            _drawnLines = 0;
        }
    }

    private void Draw()
    {
        if (_newest.Count == 0)
        {
            return;
        }

        var table = new TextTable(["station", "time", "values", "alert", "warning"]);
        foreach ((string station, StationReading reading) in _newest)
        {
            string values = string.Join("  ", reading.Values.Select(value => $"{value.Name} {StationFigures.Number(value.Value)}"));
            string state = reading.Class.Length > 0 ? reading.Class : reading.Alert ? "ALERT" : "";
            table.Add(
                [new Cell(station), new Cell(StationFigures.Time(reading)), new Cell(values), new Cell(state, new Style(reading.Alert ? Color.Blue : Color.Default)), new Cell(StationFigures.Remarks(reading))]);
        }

        var drawing = table.Draw(Terminal.Out.Profile.Width);
        _drawnLines = StationDashboard.CountLines(drawing);
        Terminal.Out.Write(drawing);
    }
}

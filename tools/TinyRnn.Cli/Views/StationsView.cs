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
    // Titles, lines around them, and those below.
    private const int HeadLines = 6;

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

        int width = Terminal.Out.Profile.Width;
        int hidden = 0;
        while (hidden < _newest.Values.Max(reading => reading.Values.Count) - 1 && !CreateTable(hidden).Fits(width))
        {
            hidden++;
        }

        // What does not fit the screen could not be erased.
        int rows = Math.Min(_newest.Count, Math.Max(1, Terminal.Out.Profile.Height - HeadLines));
        var drawing = new Rows(CreateTable(hidden, rows).Draw(width), Terminal.Text(rows < _newest.Count ? $"  and {Figures.Count(_newest.Count - rows)} more" : ""));
        _drawnLines = StationDashboard.CountLines(drawing);
        Terminal.Out.Write(drawing);
    }

    /// <summary>A row for each station, without its first values where there is no room for all: outputs stand last.</summary>
    private TextTable CreateTable(int hidden, int rows = int.MaxValue)
    {
        bool hasAlerts = _newest.Values.Any(reading => State(reading).Length > 0);
        bool hasRemarks = _newest.Values.Any(reading => StationFigures.Remarks(reading).Length > 0);
        var table = new TextTable(["station", "time", "values", .. hasAlerts ? ["alert"] : Array.Empty<string>(), .. hasRemarks ? ["warning"] : Array.Empty<string>()]);
        foreach ((string station, StationReading reading) in _newest.Take(rows))
        {
            string values = string.Join("  ", reading.Values.Skip(Math.Min(hidden, reading.Values.Count - 1)).Select(value => $"{value.Name} {StationFigures.Number(value.Value)}"));
            List<Cell> cells = [station, StationFigures.Time(reading), values];
            if (hasAlerts)
            {
                cells.Add(new Cell(State(reading), new Style(reading.Alert ? Color.Blue : Color.Default)));
            }

            if (hasRemarks)
            {
                cells.Add(new Cell(StationFigures.Remarks(reading), new Style(Color.Yellow)));
            }

            table.Add([.. cells]);
        }

        return table;
    }

    private static string State(StationReading reading) => reading.Class.Length > 0 ? reading.Class : reading.Alert ? "ALERT" : "";
}

using System;
using System.Collections.Generic;
using System.Linq;
using Spectre.Console;
using Spectre.Console.Rendering;
using TinyRnn.Cli.Output;
using TinyRnn.Quantizer.Deployment.Stations;

namespace TinyRnn.Cli.Views;

/// <summary>
/// The newest readings as a table that is drawn again in place, with a sparkline of the output; events and other lines scroll by
/// above it.
/// </summary>
internal sealed class StationDashboard : IStationView
{
    private const int Rows = 12;
    private const int SparkWidth = 60;
    private const string Levels = "▁▂▃▄▅▆▇█";

    private readonly Queue<StationReading> _readings = new();
    private readonly Queue<double?> _outputs = new();
    private int _drawnLines;

    public void Add(StationLine line)
    {
        switch (line)
        {
            case StationReading reading:
                Warn(reading);
                Keep(_readings, reading, Rows);
                Keep(_outputs, reading.Output, SparkWidth);
                Redraw();
                break;
            case StationEvent one:
                Scroll(Terminal.Text($"event {StationFigures.Event(one)}", new Style(Color.Blue)));
                break;
            case StationText { Text.Length: > 0 } other:
                Scroll(Terminal.Text($"other {StationFigures.Other(other)}", new Style(Color.Grey)));
                break;
        }
    }

    public void Dispose()
    {
    }

    private static void Keep<T>(Queue<T> queue, T value, int count)
    {
        queue.Enqueue(value);
        if (queue.Count > count)
        {
            queue.Dequeue();
        }
    }

    private void Warn(StationReading reading)
    {
        string remarks = StationFigures.Remarks(reading);
        if (remarks.Length > 0)
        {
            Scroll(Terminal.Text($"{StationFigures.Time(reading)} {remarks}", new Style(Color.Yellow)));
        }
    }

    private void Scroll(IRenderable line)
    {
        Erase();
        Terminal.Out.Write(line);
        Terminal.Out.WriteLine();
        Redraw();
    }

    private void Erase()
    {
        if (_drawnLines > 0)
        {
            Terminal.Erase(_drawnLines);
            _drawnLines = 0;
        }
    }

    private void Redraw()
    {
        Erase();
        if (_readings.Count == 0)
        {
            return;
        }

        string[] names = [.. _readings.Last().Values.Select(value => value.Name)];
        int hidden = 0;
        while (hidden < names.Length - 1 && !CreateTable(names[hidden..]).Fits(Terminal.Out.Profile.Width))
        {
            hidden++;
        }

        var rows = new Rows(
            CreateTable(names[hidden..]).Draw(Terminal.Out.Profile.Width), Terminal.Text(Newest(hidden)), Terminal.Text(Sparkline()), State(_readings.Last()));
        _drawnLines = CountLines(rows);
        Terminal.Out.Write(rows);
    }

    public static int CountLines(IRenderable drawing) =>
        Segment.SplitLines(drawing.Render(RenderOptions.Create(Terminal.Out), Terminal.Out.Profile.Width)).Count;

    /// <summary>What the table has no room for: the first values, which are readings; outputs stand last.</summary>
    private string Newest(int hidden) =>
        hidden == 0 ? "" : "  now: " + string.Join(", ", _readings.Last().Values.Take(hidden).Select(value => $"{value.Name} {StationFigures.Number(value.Value)}"));

    private TextTable CreateTable(string[] names)
    {
        var table = new TextTable(["time", .. names, "alert"]);
        foreach (StationReading reading in _readings)
        {
            var values = reading.Values.ToDictionary(value => value.Name, value => value.Value);
            Cell[] cells = [.. names.Select(name => new Cell(StationFigures.Number(values.GetValueOrDefault(name))))];
            string state = reading.Class.Length > 0 ? reading.Class : reading.Alert ? "ALERT" : "";
            table.Add([new Cell(StationFigures.Time(reading)), .. cells, new Cell(state, new Style(reading.Alert ? Color.Blue : Color.Default))]);
        }

        return table;
    }

    /// <summary>The outputs between the smallest and the largest that are shown; those from 0 to 1 stand between these.</summary>
    private string Sparkline()
    {
        (double least, double most) = (Math.Min(0, _outputs.Min() ?? 0), Math.Max(1, _outputs.Max() ?? 1));
        string name = _readings.Last().Values is { Count: > 0 } values ? values[^1].Name : "output";
        return $"  {name}, last {Figures.Count(_outputs.Count)}: "
            + string.Concat(_outputs.Select(output => output is double value ? Levels[Level((value - least) / (most - least))] : '·'));
    }

    private static int Level(double share) => (int)Math.Min(Levels.Length - 1, share * Levels.Length);

    private static Text State(StationReading reading) =>
        reading.Alert ? Terminal.Text("  ALERT", new Style(Color.Blue, decoration: Decoration.Bold))
        : reading.Output == null ? Terminal.Text("  no output", new Style(Color.Yellow))
        : Terminal.Text(reading.Class.Length > 0 ? "  " + reading.Class : "  no alert", new Style(Color.Green));
}

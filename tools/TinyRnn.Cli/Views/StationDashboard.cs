using System;
using System.Collections.Generic;
using System.Linq;
using Spectre.Console;
using Spectre.Console.Rendering;
using TinyRnn.Cli.Output;
using TinyRnn.Quantizer.Deployment.Stations;

namespace TinyRnn.Cli.Views;

/// <summary>
/// The newest readings as a table that is drawn again in place, with a sparkline of the probability; events and other lines scroll by
/// above it.
/// </summary>
internal sealed class StationDashboard : IStationView
{
    private const int Rows = 12;
    private const int SparkWidth = 60;
    private const string Levels = "▁▂▃▄▅▆▇█";

    private readonly Queue<StationReading> _readings = new();
    private readonly Queue<double?> _probabilities = new();
    private int _drawnLines;

    public void Add(StationLine line)
    {
        switch (line)
        {
            case StationReading reading:
                Warn(reading);
                Keep(_readings, reading, Rows);
                Keep(_probabilities, reading.Probability, SparkWidth);
                Redraw();
                break;
            case StationEvent one:
                Scroll(new Markup("[blue]event[/] " + Markup.Escape(StationFigures.Event(one))));
                break;
            case StationText { Text.Length: > 0 } other:
                Scroll(new Markup("[grey]other " + Markup.Escape(StationFigures.Other(other)) + "[/]"));
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
            Scroll(new Markup($"[yellow]{StationFigures.Time(reading)} {Markup.Escape(remarks)}[/]"));
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
            Console.Out.Write($"\e[{_drawnLines}A\e[J");
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

        var rows = new Rows(CreateTable(), new Text(Sparkline()), State(_readings.Last()));
        _drawnLines = CountLines(rows);
        Terminal.Out.Write(rows);
    }

    private static int CountLines(IRenderable drawing) =>
        Segment.SplitLines(drawing.Render(RenderOptions.Create(Terminal.Out), Terminal.Out.Profile.Width)).Count;

    private Table CreateTable()
    {
        Table table = Terminal.Table("time", "temperature", "pressure", "humidity", "rain");
        foreach (StationReading reading in _readings)
        {
            table.AddRow(
                new Text(StationFigures.Time(reading)),
                new Text(StationFigures.Temperature(reading)),
                new Text(StationFigures.Pressure(reading)),
                new Text(StationFigures.Humidity(reading)),
                new Text(StationFigures.Probability(reading), new Style(reading.Rain ? Color.Blue : Color.Default)));
        }

        return table;
    }

    private string Sparkline() =>
        "  rain, last " + Figures.Count(_probabilities.Count) + ": "
            + string.Concat(_probabilities.Select(p => p is double value ? Levels[(int)Math.Min(Levels.Length - 1, value * Levels.Length)] : '·'));

    private static Markup State(StationReading reading) =>
        reading.Rain ? new Markup("  [blue bold]RAIN is likely[/]")
        : reading.Probability == null ? new Markup("  [yellow]no forecast[/]")
        : new Markup("  [green]no rain expected[/]");
}

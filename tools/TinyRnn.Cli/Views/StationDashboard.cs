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

        var rows = new Rows(CreateTable().Draw(Terminal.Out.Profile.Width), Terminal.Text(Sparkline()), State(_readings.Last()));
        _drawnLines = CountLines(rows);
        Terminal.Out.Write(rows);
    }

    private static int CountLines(IRenderable drawing) =>
        Segment.SplitLines(drawing.Render(RenderOptions.Create(Terminal.Out), Terminal.Out.Profile.Width)).Count;

    private TextTable CreateTable()
    {
        var table = new TextTable("time", "temperature", "pressure", "humidity", "rain");
        foreach (StationReading reading in _readings)
        {
            table.Add(
                StationFigures.Time(reading),
                StationFigures.Temperature(reading),
                StationFigures.Pressure(reading),
                StationFigures.Humidity(reading),
                new Cell(StationFigures.Probability(reading), new Style(reading.Rain ? Color.Blue : Color.Default)));
        }

        return table;
    }

    private string Sparkline() =>
        "  rain, last " + Figures.Count(_probabilities.Count) + ": "
            + string.Concat(_probabilities.Select(p => p is double value ? Levels[(int)Math.Min(Levels.Length - 1, value * Levels.Length)] : '·'));

    private static Text State(StationReading reading) =>
        reading.Rain ? Terminal.Text("  RAIN is likely", new Style(Color.Blue, decoration: Decoration.Bold))
        : reading.Probability == null ? Terminal.Text("  no forecast", new Style(Color.Yellow))
        : Terminal.Text("  no rain expected", new Style(Color.Green));
}

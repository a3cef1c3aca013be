using System;
using System.Text;
using TinyRnn.Cli.Output;
using TinyRnn.Quantizer.Deployment.Stations;

namespace TinyRnn.Cli.Views;

/// <summary>A line of plain text for every line of the station.</summary>
internal sealed class StationLines : IStationView
{
    private const int BarWidth = 20;
    private const int NumberWidth = 6;

    public void Add(StationLine line)
    {
        string text = Text(line);
        if (text.Length > 0)
        {
            Terminal.Line(text);
        }
    }

    public void Dispose()
    {
    }

    /// <summary>A line as text; empty for an empty one.</summary>
    public static string Text(StationLine line) =>
        line switch
        {
            StationReading reading => Reading(reading),
            StationEvent one => $"event   {StationFigures.Event(one)}",
            StationText { Text.Length: 0 } => "",
            StationText other => $"other   {StationFigures.Other(other)}",
            _ => throw new InvalidOperationException($"{line.GetType()} has no view"),
        };

    private static string Reading(StationReading reading)
    {
        var text = new StringBuilder(StationFigures.Time(reading));
        foreach ((string name, double? value) in reading.Values)
        {
            text.Append("  ").Append(name).Append(' ').Append(StationFigures.Number(value).PadLeft(NumberWidth));
        }

        // A share or a probability has a bar.
        if (reading.Output is >= 0 and <= 1)
        {
            text.Append(' ').Append(new string('#', (int)Math.Round(BarWidth * reading.Output.Value)).PadRight(BarWidth, '.'));
        }

        string remarks = StationFigures.Remarks(reading);
        return text.Append(reading.Class.Length > 0 ? $"  {reading.Class}" : "").Append(reading.Alert ? "  ALERT" : "")
            .Append(remarks.Length > 0 ? $"  warning: {remarks}" : "").ToString();
    }
}

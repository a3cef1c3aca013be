using System;
using TinyRnn.Cli.Output;
using TinyRnn.Quantizer.Deployment.Stations;

namespace TinyRnn.Cli.Views;

/// <summary>A line of plain text for every line of the station.</summary>
internal sealed class StationLines : IStationView
{
    private const int BarWidth = 20;

    public void Add(StationLine line)
    {
        string text = line switch
        {
            StationReading reading => Reading(reading),
            StationEvent one => $"event   {StationFigures.Event(one)}",
            StationText { Text.Length: 0 } => "",
            StationText other => $"other   {StationFigures.Other(other)}",
            _ => throw new InvalidOperationException($"{line.GetType()} has no view"),
        };
        if (text.Length > 0)
        {
            Terminal.Line(text);
        }
    }

    public void Dispose()
    {
    }

    private static string Reading(StationReading reading)
    {
        int length = (int)Math.Round(BarWidth * (reading.Probability ?? 0));
        string bar = new string('#', length).PadRight(BarWidth, '.');
        string remarks = StationFigures.Remarks(reading);
        return (StationFigures.Time(reading) + StationFigures.Temperature(reading) + StationFigures.Pressure(reading) + StationFigures.Humidity(reading)
            + "  rain" + StationFigures.Probability(reading) + " " + bar + (reading.Rain ? " RAIN" : "") + (remarks.Length > 0 ? $"  warning: {remarks}" : "")).TrimEnd();
    }
}

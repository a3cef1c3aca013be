using System;
using System.Globalization;
using System.Text;
using Spectre.Console;
using TinyRnn.Cli.Output;

namespace TinyRnn.Cli.Views;

/// <summary>The demo's table: one line per hour.</summary>
internal sealed class DemoWeek
{
    private const int BarWidth = 20;

    private readonly TextTable _table = new("hour", "rain in 3 h", "", "forecast", "happened");
    private readonly double _threshold;
    private int _hours;
    private int _right;

    /// <param name="threshold">A probability of at least this is a forecast of rain.</param>
    public DemoWeek(double threshold)
    {
        _threshold = threshold;
    }

    /// <summary>Takes one hour.</summary>
    /// <param name="time">As in the file.</param>
    /// <param name="probability">Of rain within three hours.</param>
    /// <param name="label">1 when it rained, 0 when not, NaN when nobody knows.</param>
    public void Add(ReadOnlySpan<byte> time, float probability, double label)
    {
        bool forecast = probability >= _threshold;
        _hours++;
        _right += label == (forecast ? 1 : 0) ? 1 : 0;
        _table.Add(
            Encoding.UTF8.GetString(time).Replace('T', ' '),
            (100 * probability).ToString("F1", CultureInfo.InvariantCulture).PadLeft(9) + " %",
            new Cell(Bar(probability), new Style(forecast ? Color.Blue : Color.Grey)),
            forecast ? "rain" : "-",
            label == 1 ? "rain" : label == 0 ? "-" : "unknown"
        );
    }

    public void Write()
    {
        _table.Write();
        string threshold = (100 * _threshold).ToString("0.#", CultureInfo.InvariantCulture);
        Terminal.Line($"Rain is forecast from {threshold} % on. {_right} of {_hours} hours came as forecast; the week is simulated, so that tells nothing about the model's skill.");
    }

    private static string Bar(float probability)
    {
        int length = (int)MathF.Round(BarWidth * Math.Clamp(probability, 0, 1));
        return new string(Terminal.IsRich ? '█' : '#', length).PadRight(BarWidth, Terminal.IsRich ? ' ' : '.');
    }
}

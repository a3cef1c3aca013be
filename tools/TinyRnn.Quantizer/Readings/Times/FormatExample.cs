using System;
using System.Globalization;
using System.Linq;

namespace TinyRnn.Quantizer.Readings.Times;

/// <summary>Formats to state for a date of which nothing tells whether day or month comes first.</summary>
internal static class FormatExample
{
    private static readonly string[] s_clocks = ["", " H:mm:ss", " H:mm", " H:mm:ss.FFFFFFF", " h:mm:ss tt", " h:mm tt", " h:mm:sstt", " h:mmtt", "'T'H:mm:ss", "'T'H:mm", ", H:mm:ss", ", H:mm", ", h:mm:ss tt"];

    /// <summary>The words that a message ends with.</summary>
    /// <param name="text">A time of the file.</param>
    public static string For(string text)
    {
        char sign = text.FirstOrDefault(c => c is '/' or '-' or '.', '/');
        string[] orders = [$"d{sign}M{sign}yyyy", $"M{sign}d{sign}yyyy", $"d{sign}M{sign}yy", $"M{sign}d{sign}yy", $"yy{sign}M{sign}d", $"d{sign}M", $"M{sign}d"];
        foreach (string clock in s_clocks)
        {
            string[] fitting = [.. orders.Where(order => Fits(text, order + clock)).Select(order => $"\"{order}{clock}\"")];
            if (fitting.Length > 0)
            {
                return $"--time-format {string.Join(" or ", fitting)} states it";
            }
        }

        return "--time-format \"d/M/yyyy H:mm:ss\" or \"M/d/yyyy H:mm:ss\" states it";
    }

    private static bool Fits(string text, string format) =>
        DateTime.TryParseExact(StatedFormatTime.EndsInHalfDay(text) ? text + "M" : text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}

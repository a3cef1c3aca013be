using System.Globalization;
using System.Linq;
using TinyRnn.Quantizer.Deployment.Stations;

namespace TinyRnn.Cli.Views;

/// <summary>A station's values as people read them.</summary>
internal static class StationFigures
{
    public static string Time(StationReading reading) => reading.Time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string Temperature(StationReading reading) => Number(reading.Temperature, "F1", 6) + " °C";

    public static string Pressure(StationReading reading) => Number(reading.Pressure, "F1", 7) + " hPa";

    public static string Humidity(StationReading reading) => Number(reading.Humidity, "F0", 4) + " %";

    public static string Probability(StationReading reading) => Number(100 * reading.Probability, "F1", 5) + " %";

    public static string Remarks(StationReading reading) => string.Join("; ", new[] { reading.Warning, reading.Others }.Where(text => text.Length > 0));

    public static string Event(StationEvent one) => $"{one.Kind}: {one.Details}";

    public static string Other(StationText text) => text.Error.Length > 0 ? $"{text.Error}: {text.Text}" : text.Text;

    private static string Number(double? value, string format, int width) => (value?.ToString(format, CultureInfo.InvariantCulture) ?? "-").PadLeft(width);
}

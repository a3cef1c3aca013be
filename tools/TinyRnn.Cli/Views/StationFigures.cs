using System.Globalization;
using System.Linq;
using TinyRnn.Quantizer.Deployment.Stations;

namespace TinyRnn.Cli.Views;

/// <summary>A station's values as people read them.</summary>
internal static class StationFigures
{
    public static string Time(StationReading reading) => reading.Time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A number as the station printed it, or a dash.</summary>
    public static string Number(double? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "-";

    public static string Remarks(StationReading reading) => string.Join("; ", new[] { reading.Warning, reading.Others }.Where(text => text.Length > 0));

    public static string Event(StationEvent one) => $"{one.Kind}: {one.Details}";

    public static string Other(StationText text) => text.Error.Length > 0 ? $"{text.Error}: {text.Text}" : text.Text;
}

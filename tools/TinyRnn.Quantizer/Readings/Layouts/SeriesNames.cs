using System;
using System.Linq;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>What columns are called that tell sensors or places apart.</summary>
internal static class SeriesNames
{
    private static readonly string[] s_names =
        ["id", "station", "site", "device", "dev", "sensor", "node", "location", "place", "mac", "serial", "room", "name", "unit", "host", "source", "stations_id", "series", "sequence", "channel", "city", "subject", "user", "probe", "topic", "tag", "eui", "address", "gateway", "ort", "raum", "gerät"];

    /// <summary>True for a name that a column has which tells sensors or places apart.</summary>
    public static bool AreOf(string name) =>
        s_names.Any(word => name.Equals(word, StringComparison.OrdinalIgnoreCase) || name.EndsWith("_" + word, StringComparison.OrdinalIgnoreCase) || name.StartsWith(word + "_", StringComparison.OrdinalIgnoreCase));
}

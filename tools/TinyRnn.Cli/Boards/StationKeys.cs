using System;
using System.Collections.Generic;
using TinyRnn.Quantizer.Data;

namespace TinyRnn.Cli.Boards;

/// <summary>The keys of a station's settings, for those who mistype one: the station itself has no room to guess.</summary>
internal static class StationKeys
{
    private const string Unknown = ": expected a key of a station's settings";

    /// <summary>All keys that its readers know.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "name", "sensors", "addresses", "fixed", "data_pin", "clock_pin", "alert_pin", "analog_pin", "analog_reading", "analog_points", "sleep", "interval",
        "threshold", "alert_off_ratio", "alert_output", "alert_above", "alert_below", "alert_margin", "alert_class", "frozen_after", "max_model_bytes",
        "station", "wifi", "wifi_password", "wifi_seconds", "mqtt", "mqtt_user", "mqtt_password", "mqtt_seconds", "update_key", "time_server", "transmit_every",
        "discovery", "log_blocks", "battery_mah", "sleep_ua", "awake_ma", "radio_ma", "battery_pin", "battery_divider",
    ];

    /// <summary>What a station says of its settings; where it does not know a key, with the one that was probably meant.</summary>
    public static string Explain(string message)
    {
        int end = message.IndexOf(Unknown, StringComparison.Ordinal);
        return end >= 0 && NearestName.Find(message[..end], All) is { } meant ? $"{message}; did you mean '{meant}'?" : message;
    }
}

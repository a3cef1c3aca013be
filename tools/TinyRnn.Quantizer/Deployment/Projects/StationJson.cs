using System;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using TinyRnn.Stations;

namespace TinyRnn.Quantizer.Deployment.Projects;

/// <summary>A station's settings as the file that it reads: those that differ from the defaults, and the pins.</summary>
public static class StationJson
{
    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Default };

    /// <summary>Writes it, in ASCII.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="isConnected">Whether the network's keys stand there to be filled in where they are not stated.</param>
    public static string Write(StationSettings settings, bool isConnected = false)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var file = new JsonObject();
        Add(file, "name", settings.Name);
        Add(file, "sensors", settings.Sensors);
        Add(file, "addresses", settings.Addresses);
        Add(file, "fixed", settings.Fixed);
        file["data_pin"] = settings.DataPin;
        file["clock_pin"] = settings.ClockPin;
        file["alert_pin"] = settings.AlertPin;
        if (settings.AnalogPin >= 0)
        {
            file["analog_pin"] = settings.AnalogPin;
        }

        Add(file, "analog_reading", settings.AnalogReading);
        Add(file, "analog_points", settings.AnalogPoints);
        file["sleep"] = settings.DeepSleep ? "deep" : "light";
        if (settings.Interval > 0)
        {
            file["interval"] = settings.Interval;
        }

        AddAlert(file, settings);
        if (isConnected && !settings.Network.IsOn)
        {
            AddBlanks(file);
        }

        AddNetwork(file, settings.Network);
        return file.ToJsonString(s_json).ReplaceLineEndings("\n") + "\n";
    }

    private static void AddAlert(JsonObject file, StationSettings settings)
    {
        Add(file, "threshold", settings.Threshold);
        file["alert_off_ratio"] = (decimal)settings.AlertOffRatio;
        Add(file, "alert_output", settings.AlertOutput);
        Add(file, "alert_above", settings.AlertAbove);
        Add(file, "alert_below", settings.AlertBelow);
        Add(file, "alert_margin", settings.AlertMargin == 0 ? float.NaN : settings.AlertMargin);
        Add(file, "alert_class", settings.AlertClass);
        file["frozen_after"] = settings.FrozenAfter;
    }

    /// <summary>What is to be filled in; an empty address of a broker means none.</summary>
    private static void AddBlanks(JsonObject file)
    {
        file["station"] = "station";
        file["wifi"] = "";
        file["wifi_password"] = "";
        file["mqtt"] = "";
    }

    private static void AddNetwork(JsonObject file, NetworkSettings settings)
    {
        Add(file, "station", settings.Station);
        Add(file, "wifi", settings.Wifi);
        Add(file, "wifi_password", settings.WifiPassword);
        Add(file, "mqtt", settings.Broker);
        Add(file, "mqtt_user", settings.BrokerUser);
        Add(file, "mqtt_password", settings.BrokerPassword);
        Add(file, "update_key", settings.UpdateKey);
        if (settings.IsOn)
        {
            file["wifi_seconds"] = settings.JoinSeconds;
            file["mqtt_seconds"] = settings.BrokerSeconds;
            file["time_server"] = settings.TimeServer;
            file["transmit_every"] = settings.TransmitEvery;
            file["discovery"] = settings.Discovery;
            file["log_blocks"] = settings.LogBlocks;
        }

        if (settings.BatteryPin >= 0)
        {
            file["battery_pin"] = settings.BatteryPin;
            Add(file, "battery_divider", settings.BatteryDivider);
        }

        if (settings.HasCurrents)
        {
            Add(file, "battery_mah", settings.BatteryCapacity);
            Add(file, "sleep_ua", settings.SleepCurrent);
            Add(file, "awake_ma", settings.AwakeCurrent);
            Add(file, "radio_ma", settings.RadioCurrent);
        }
    }

    private static void Add(JsonObject file, string key, string value)
    {
        if (value.Length > 0)
        {
            file[key] = value;
        }
    }

    private static void Add(JsonObject file, string key, float value)
    {
        if (!float.IsNaN(value))
        {
            file[key] = value;
        }
    }
}

namespace TinyRnn.Stations;

/// <summary>Reads <see cref="StationSettings"/> from a flat JSON object; keys that are absent keep their defaults.</summary>
public static class SettingsReader
{
    private const int MostPin = 60;
    private const int MostModelBytes = 1 << 20;

    /// <param name="bytes">The file.</param>
    /// <param name="defaults">What a key that is absent stands for.</param>
    /// <exception cref="SettingsException">What is wrong with it, as "key: expected A, found B".</exception>
    public static StationSettings Read(byte[] bytes, StationSettings defaults)
    {
        var json = new FlatJson(bytes);
        StationSettings settings = defaults.Copy();
        for (int i = 0; i < json.Count; i++)
        {
            Take(json, i, settings);
        }

        // Names that no sensor has, and one that lacks a setting, are told here, not when it is measured.
        Sensors.SensorTable.Create(settings, null);
        NetworkSettingsReader.Require(settings.Network);
        return settings;
    }

    /// <summary>Reads settings that come over the air, and refuses what must not, and what would leave a station without a broker.</summary>
    /// <param name="bytes">The keys that change.</param>
    /// <param name="settings">What they are laid over; stays as it is.</param>
    /// <exception cref="SettingsException">What is wrong with them.</exception>
    public static StationSettings ReadChanges(byte[] bytes, StationSettings settings)
    {
        var keys = new FlatJson(bytes);
        for (int i = 0; i < keys.Count; i++)
        {
            if (keys.Key(i) == "update_key")
            {
                throw new SettingsException("update_key: expected in the station's own file only, found it in settings over the air");
            }
        }

        StationSettings changed = Read(bytes, settings);
        return changed.Network.IsOn ? changed
            : throw new SettingsException("mqtt: expected a broker, without which the station could not be reached again, found none");
    }

    private static void Take(FlatJson json, int i, StationSettings settings)
    {
        switch (json.Key(i))
        {
            case "name":
                settings.Name = SettingValue.Text(json, i);
                break;
            case "sensors":
                settings.Sensors = SettingValue.Text(json, i);
                break;
            case "addresses":
                settings.Addresses = SettingValue.Pairs(json, i);
                break;
            case "fixed":
                settings.Fixed = SettingValue.Pairs(json, i);
                break;
            case "data_pin":
                settings.DataPin = SettingValue.Whole(json, i, 0, MostPin);
                break;
            case "clock_pin":
                settings.ClockPin = SettingValue.Whole(json, i, 0, MostPin);
                break;
            case "alert_pin":
                settings.AlertPin = SettingValue.Whole(json, i, 0, MostPin);
                break;
            case "analog_pin":
                settings.AnalogPin = SettingValue.Whole(json, i, 0, MostPin);
                break;
            case "analog_reading":
                settings.AnalogReading = SettingValue.Text(json, i);
                break;
            case "analog_points":
                settings.AnalogPoints = SettingValue.Pairs(json, i);
                break;
            case "sleep":
                settings.DeepSleep = SettingValue.Choice(json, i, "deep", "light");
                break;
            case "interval":
                settings.Interval = SettingValue.Whole(json, i, 1, ModelAcceptance.LongestStep);
                break;
            default:
                TakeAlert(json, i, settings);
                break;
        }
    }

    private static void TakeAlert(FlatJson json, int i, StationSettings settings)
    {
        switch (json.Key(i))
        {
            case "threshold":
                settings.Threshold = SettingValue.Number(json, i, 0f, 1f);
                break;
            case "alert_off_ratio":
                settings.AlertOffRatio = SettingValue.Number(json, i, 0f, 1f);
                break;
            case "alert_output":
                settings.AlertOutput = SettingValue.Text(json, i);
                break;
            case "alert_above":
                settings.AlertAbove = SettingValue.Number(json, i, -1e30f, 1e30f);
                break;
            case "alert_below":
                settings.AlertBelow = SettingValue.Number(json, i, -1e30f, 1e30f);
                break;
            case "alert_margin":
                settings.AlertMargin = SettingValue.Number(json, i, 0f, 1e30f);
                break;
            case "alert_class":
                settings.AlertClass = SettingValue.Text(json, i);
                break;
            case "frozen_after":
                settings.FrozenAfter = SettingValue.Whole(json, i, 0, FrozenWatch.MostRepeats);
                break;
            case "max_model_bytes":
                settings.MaxModelBytes = SettingValue.Whole(json, i, 1, MostModelBytes);
                break;
            default:
                NetworkSettingsReader.Take(json, i, settings.Network);
                break;
        }
    }
}

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
        return settings;
    }

    private static void Take(FlatJson json, int i, StationSettings settings)
    {
        switch (json.Key(i))
        {
            case "name":
                settings.Name = Text(json, i);
                break;
            case "sensors":
                settings.Sensors = Text(json, i);
                break;
            case "addresses":
                settings.Addresses = Pairs(json, i);
                break;
            case "fixed":
                settings.Fixed = Pairs(json, i);
                break;
            case "data_pin":
                settings.DataPin = Whole(json, i, 0, MostPin);
                break;
            case "clock_pin":
                settings.ClockPin = Whole(json, i, 0, MostPin);
                break;
            case "alert_pin":
                settings.AlertPin = Whole(json, i, 0, MostPin);
                break;
            case "analog_pin":
                settings.AnalogPin = Whole(json, i, 0, MostPin);
                break;
            case "analog_reading":
                settings.AnalogReading = Text(json, i);
                break;
            case "analog_points":
                settings.AnalogPoints = Pairs(json, i);
                break;
            case "sleep":
                settings.DeepSleep = Choice(json, i, "deep", "light");
                break;
            case "interval":
                settings.Interval = Whole(json, i, 1, ModelAcceptance.LongestStep);
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
                settings.Threshold = Number(json, i, 0f, 1f);
                break;
            case "alert_off_ratio":
                settings.AlertOffRatio = Number(json, i, 0f, 1f);
                break;
            case "alert_output":
                settings.AlertOutput = Text(json, i);
                break;
            case "alert_above":
                settings.AlertAbove = Number(json, i, -1e30f, 1e30f);
                break;
            case "alert_below":
                settings.AlertBelow = Number(json, i, -1e30f, 1e30f);
                break;
            case "alert_margin":
                settings.AlertMargin = Number(json, i, 0f, 1e30f);
                break;
            case "alert_class":
                settings.AlertClass = Text(json, i);
                break;
            case "frozen_after":
                settings.FrozenAfter = Whole(json, i, 0, FrozenWatch.MostRepeats);
                break;
            case "max_model_bytes":
                settings.MaxModelBytes = Whole(json, i, 1, MostModelBytes);
                break;
            default:
                throw new SettingsException(json.Key(i) + ": expected a key of a station's settings, found another");
        }
    }

    private static string Text(FlatJson json, int i) => json.IsText(i) ? json.Value(i) : throw Wrong(json, i, "a text");

    private static string Pairs(FlatJson json, int i)
    {
        string text = Text(json, i);
        string error = PairList.Error(text);
        return error == null ? text : throw new SettingsException(json.Key(i) + ": " + error);
    }

    private static bool Choice(FlatJson json, int i, string yes, string no)
    {
        string text = Text(json, i);
        return text == yes || text == no ? text == yes : throw Wrong(json, i, yes + " or " + no);
    }

    private static int Whole(FlatJson json, int i, int least, int most)
    {
        int value = json.IsText(i) ? -1 : Numbers.ParseWhole(json.Value(i));
        return value >= least && value <= most ? value : throw Wrong(json, i, "a whole number from " + least.ToString() + " to " + most.ToString());
    }

    private static float Number(FlatJson json, int i, float least, float most)
    {
        float value = json.IsText(i) ? float.NaN : Numbers.Parse(json.Value(i));
        bool isNumber = Floats.IsFinite(value) && value >= least && value <= most;
        return isNumber ? value : throw Wrong(json, i, most == 1f ? "a number from 0 to 1" : least == 0f ? "a number, 0 or more" : "a number");
    }

    private static SettingsException Wrong(FlatJson json, int i, string expected) =>
        new SettingsException(json.Key(i) + ": expected " + expected + ", found " + (json.IsText(i) ? "'" + json.Value(i) + "'" : json.Value(i)));
}

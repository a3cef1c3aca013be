namespace TinyRnn.Stations;

/// <summary>
/// What a home automation is told of the station, so that it appears by itself: Home Assistant's discovery of a whole device by MQTT, with
/// its abbreviations. A sensor for each reading and output, a binary sensor for the alert, diagnostics.
/// </summary>
internal sealed class Discovery
{
    private const string Prefix = "tinyrnn_";
    private const int Margin = 120;

    private readonly NetworkSettings _settings;
    private readonly Topics _topics;
    private readonly string _id;
    private readonly string _deviceName;

    public Discovery(StationSettings settings, Topics topics)
    {
        _settings = settings.Network;
        _topics = topics;
        _id = Prefix + _settings.Station;
        _deviceName = settings.Name.Length > 0 ? settings.Name : _settings.Station;
    }

    /// <summary>Where it is published, retained.</summary>
    public string Topic => _settings.Discovery + "/device/" + _id + "/config";

    /// <summary>What is published.</summary>
    /// <param name="info">Of the model in use.</param>
    /// <param name="step">Seconds between readings.</param>
    /// <param name="hasBattery">Whether the battery is wired.</param>
    public string Payload(ModelInfo info, int step, bool hasBattery)
    {
        var line = new JsonLine();
        line.Begin();
        line.Open("dev").Add("ids", _id).Add("name", _deviceName).Add("mf", "TinyRnn").Add("mdl", info.Name.Length > 0 ? info.Name : "model").Close();
        line.Open("o").Add("name", "TinyRnn").Close();
        line.Add("stat_t", _topics.State);
        line.Open("cmps");
        int expiry = Expiry(step);
        AddColumns(line, info, expiry);
        BeginComponent(line, "binary_sensor", "alert", "alert");
        line.Add("val_tpl", "{{ 'ON' if value_json.alert else 'OFF' }}").AddNumber("exp_aft", expiry).Close();
        AddDiagnostics(line, expiry, hasBattery);
        return line.Close().End();
    }

    /// <summary>Seconds without news after which a value is unknown: two transmissions, and what they may be late.</summary>
    private int Expiry(int step) => 2 * step * _settings.TransmitEvery + Margin;

    private void AddColumns(JsonLine line, ModelInfo info, int expiry)
    {
        ReadingChannel[] readings = info.Recipe.Readings;
        for (int i = 0; i < readings.Length; i++)
        {
            BeginComponent(line, "sensor", "reading_" + Key(readings[i].Name, i), readings[i].Name);
            AddUnit(line, readings[i].Quantity, readings[i].Unit.Length > 0 ? readings[i].Unit : Quantities.Unit(readings[i].Quantity));
            line.Add("stat_cla", "measurement").AddNumber("suggested_display_precision", Quantities.Decimals(readings[i].Quantity)).AddNumber("exp_aft", expiry);
            AddValue(line, readings[i].Name).Close();
        }

        for (int i = 0; i < info.Outputs.Length; i++)
        {
            string name = OutputVerdict.NameOf(info.Outputs, i);
            BeginComponent(line, "sensor", "output_" + Key(name, i), name);
            AddUnit(line, Quantity.Other, info.Outputs[i].Unit);
            line.Add("stat_cla", "measurement").AddNumber("suggested_display_precision", OutputVerdict.Decimals).AddNumber("exp_aft", expiry);
            AddValue(line, name).Close();
        }

        if (info.Task == ModelTask.MultiClass)
        {
            BeginComponent(line, "sensor", "class", "class");
            line.Add("dev_cla", "enum").AddNumber("exp_aft", expiry).AddList("ops", Names(info.Outputs), 0);
            line.Add("val_tpl", "{{ value_json['class'] or None }}").Close();
        }
    }

    private void AddDiagnostics(JsonLine line, int expiry, bool hasBattery)
    {
        BeginDiagnostic(line, "signal", expiry);
        line.Add("dev_cla", "signal_strength").Add("unit_of_meas", "dBm").Add("stat_cla", "measurement");
        AddValue(line, "signal").Close();
        BeginDiagnostic(line, "faults", expiry);
        line.Add("stat_cla", "total_increasing");
        AddValue(line, "faults").Close();
        BeginDiagnostic(line, "model", expiry);
        AddValue(line, "model").Close();
        BeginDiagnostic(line, "next_wake", expiry);
        line.Add("dev_cla", "timestamp");
        AddValue(line, "next_wake").Close();
        if (_settings.HasCurrents)
        {
            BeginDiagnostic(line, "battery_days", expiry);
            line.Add("dev_cla", "duration").Add("unit_of_meas", "d");
            AddValue(line, "battery_days").Close();
        }

        if (hasBattery)
        {
            BeginDiagnostic(line, "battery", expiry);
            line.Add("dev_cla", "voltage").Add("unit_of_meas", "V").Add("stat_cla", "measurement").AddNumber("suggested_display_precision", 2);
            AddValue(line, "battery").Close();
        }
    }

    private void BeginDiagnostic(JsonLine line, string name, int expiry)
    {
        BeginComponent(line, "sensor", name, name);
        line.Add("stat_t", _topics.Diagnostics).Add("ent_cat", "diagnostic").AddNumber("exp_aft", expiry);
    }

    private void BeginComponent(JsonLine line, string platform, string key, string name)
    {
        line.Open(key).Add("p", platform).Add("name", Words(name)).Add("uniq_id", _id + "_" + key);
    }

    /// <summary>The value of a key; unknown where it is null or missing.</summary>
    private static JsonLine AddValue(JsonLine line, string key)
    {
        string quoted = "";
        for (int i = 0; i < key.Length; i++)
        {
            quoted += key[i] == '\'' || key[i] == '\\' ? "\\" + key[i].ToString() : key[i].ToString();
        }

        return line.Add("val_tpl", "{{ value_json['" + quoted + "'] }}");
    }

    private static void AddUnit(JsonLine line, Quantity quantity, string unit)
    {
        string deviceClass = HomeUnits.DeviceClass(quantity);
        if (deviceClass != null)
        {
            line.Add("dev_cla", deviceClass);
        }

        if (unit.Length > 0)
        {
            line.Add("unit_of_meas", HomeUnits.Unit(unit));
        }
    }

    private static string[] Names(OutputChannel[] outputs)
    {
        var names = new string[outputs.Length];
        for (int i = 0; i < names.Length; i++)
        {
            names[i] = OutputVerdict.NameOf(outputs, i);
        }

        return names;
    }

    /// <summary>A name in letters, digits and _; with its number where that is not the whole name, since two may become the same.</summary>
    private static string Key(string name, int index)
    {
        bool isWhole = true;
        var letters = new char[name.Length];
        for (int i = 0; i < letters.Length; i++)
        {
            letters[i] = StationNames.IsLetterOrDigit(name[i]) ? name[i] : '_';
            isWhole &= letters[i] == name[i];
        }

        return isWhole ? name : new string(letters) + "-" + index.ToString();
    }

    private static string Words(string name)
    {
        var letters = new char[name.Length];
        for (int i = 0; i < letters.Length; i++)
        {
            letters[i] = name[i] == '_' ? ' ' : name[i];
        }

        return new string(letters);
    }
}

namespace TinyRnn.Stations;

/// <summary>The keys of <see cref="NetworkSettings"/>. What is secret is never part of an error.</summary>
internal static class NetworkSettingsReader
{
    private const int MostSeconds = 120;
    private const int MostReadings = 1000;
    private const int MostBlocks = 32;
    private const int KeyDigits = 64;
    private const int MostPin = 255;
    private const float MostDivider = 100f;
    private const float MostCurrent = 1e6f;

    public static void Take(FlatJson json, int i, NetworkSettings settings)
    {
        switch (json.Key(i))
        {
            case "station":
                settings.Station = Name(json, i);
                break;
            case "wifi":
                settings.Wifi = Short(json, i, 32);
                break;
            case "wifi_password":
                settings.WifiPassword = SettingValue.Secret(json, i, 0, 64);
                break;
            case "wifi_seconds":
                settings.JoinSeconds = SettingValue.Whole(json, i, 1, MostSeconds);
                break;
            case "mqtt":
                settings.Broker = Broker(json, i);
                break;
            case "mqtt_user":
                settings.BrokerUser = Short(json, i, 128);
                break;
            case "mqtt_password":
                settings.BrokerPassword = SettingValue.Secret(json, i, 0, 256);
                break;
            case "mqtt_seconds":
                settings.BrokerSeconds = SettingValue.Whole(json, i, 1, MostSeconds);
                break;
            case "update_key":
                settings.UpdateKey = Key(json, i);
                break;
            default:
                TakeOther(json, i, settings);
                break;
        }
    }

    /// <exception cref="SettingsException">Settings that need one another are not all there.</exception>
    public static void Require(NetworkSettings settings)
    {
        if (settings.IsOn && settings.Station.Length == 0)
        {
            throw new SettingsException("station: expected the station's name in topics with mqtt, found none");
        }

        bool isStated = settings.SleepCurrent > 0f && settings.AwakeCurrent > 0f && settings.RadioCurrent > 0f;
        bool isAbsent = settings.SleepCurrent == 0f && settings.AwakeCurrent == 0f && settings.RadioCurrent == 0f;
        if (settings.HasCurrents ? !isStated : !isAbsent)
        {
            throw new SettingsException("battery_mah: expected it, sleep_ua, awake_ma and radio_ma together, found some of them");
        }
    }

    private static void TakeOther(FlatJson json, int i, NetworkSettings settings)
    {
        switch (json.Key(i))
        {
            case "time_server":
                settings.TimeServer = Short(json, i, 64);
                break;
            case "transmit_every":
                settings.TransmitEvery = SettingValue.Whole(json, i, 1, MostReadings);
                break;
            case "discovery":
                settings.Discovery = json.IsText(i) && json.Value(i).Length == 0 ? "" : Name(json, i);
                break;
            case "log_blocks":
                settings.LogBlocks = SettingValue.Whole(json, i, 1, MostBlocks);
                break;
            case "battery_mah":
                settings.BatteryCapacity = SettingValue.Number(json, i, 0f, MostCurrent);
                break;
            case "sleep_ua":
                settings.SleepCurrent = SettingValue.Number(json, i, 0f, MostCurrent);
                break;
            case "awake_ma":
                settings.AwakeCurrent = SettingValue.Number(json, i, 0f, MostCurrent);
                break;
            case "radio_ma":
                settings.RadioCurrent = SettingValue.Number(json, i, 0f, MostCurrent);
                break;
            case "battery_pin":
                settings.BatteryPin = SettingValue.Whole(json, i, 0, MostPin);
                break;
            case "battery_divider":
                settings.BatteryDivider = SettingValue.Number(json, i, 1f, MostDivider);
                break;
            default:
                throw new SettingsException(json.Key(i) + ": expected a key of a station's settings, found another");
        }
    }

    private static string Name(FlatJson json, int i) =>
        json.IsText(i) && StationNames.IsName(json.Value(i)) ? json.Value(i) : throw SettingValue.Error(json, i, "1 to 32 letters, digits, - and _");

    private static string Short(FlatJson json, int i, int most) =>
        json.IsText(i) && json.Value(i).Length <= most && IsPrintable(json.Value(i)) ? json.Value(i) : throw SettingValue.Error(json, i, "a text of at most " + most.ToString() + " printable letters");

    private static bool IsPrintable(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] < ' ' || (text[i] >= 127 && text[i] < 160))
            {
                return false;
            }
        }

        return true;
    }

    private static string Broker(FlatJson json, int i) =>
        json.IsText(i) && (json.Value(i).Length == 0 || BrokerAddress.Parse(json.Value(i)) != null)
            ? json.Value(i)
            : throw new SettingsException("mqtt: expected mqtt://HOST:PORT or mqtts://HOST:PORT, found something else; user and password have keys of their own");

    private static string Key(FlatJson json, int i)
    {
        string text = SettingValue.Secret(json, i, KeyDigits, KeyDigits);
        if (Hexadecimal.Parse(text) == null)
        {
            throw new SettingsException("update_key: expected " + KeyDigits.ToString() + " hexadecimal digits, found something else, which is not shown");
        }

        return text;
    }
}

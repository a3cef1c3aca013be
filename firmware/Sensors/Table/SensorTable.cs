namespace TinyRnn.Stations.Sensors;

/// <summary>All kinds of sensors. A new one is a file in a folder of its own and a line here.</summary>
public static class SensorTable
{
    private const int LeastAddress = 8;
    private const int MostAddress = 119;

    /// <summary>The sensors that settings choose, with what they fix behind them.</summary>
    /// <param name="settings">Their names, addresses and pins.</param>
    /// <param name="pins">What they are wired to.</param>
    /// <exception cref="SettingsException">There is no sensor of a name, or one lacks a setting.</exception>
    public static ISensor[] Create(StationSettings settings, IPins pins)
    {
        ISensor[] all = All(settings, pins);
        string[] names = settings.Sensors.Split(' ');
        var constants = new PairList(settings.Fixed);
        int chosen = 0;
        for (int i = 0; i < names.Length; i++)
        {
            chosen += names[i].Length > 0 ? 1 : 0;
        }

        if (chosen == 0)
        {
            throw new SettingsException("sensors: expected names out of " + NamesOf(all) + ", found none");
        }

        var sensors = new ISensor[chosen + constants.Count];
        int next = 0;
        for (int i = 0; i < names.Length; i++)
        {
            if (names[i].Length > 0)
            {
                RequireOnce(names, i);
                sensors[next++] = new RetryingSensor(Find(all, names[i], "sensors"));
            }
        }

        for (int i = 0; i < constants.Count; i++)
        {
            sensors[next++] = new FixedSensor(constants.Name(i), constants.Value(i));
        }

        RequireAnalog(settings);
        RequireAddresses(settings, all);
        return sensors;
    }

    /// <summary>The names of all kinds, separated by blanks.</summary>
    public static string Names() => NamesOf(All(new StationSettings(), null));

    private static ISensor[] All(StationSettings settings, IPins pins)
    {
        var addresses = new PairList(settings.Addresses);
        return new ISensor[]
        {
            new Bme280Sensor(Wire(pins, addresses, "bme280", Bme280Sensor.DefaultAddress)),
            new Sht3xSensor(Wire(pins, addresses, "sht3x", Sht3xSensor.DefaultAddress)),
            new Scd4xSensor(Wire(pins, addresses, "scd4x", Scd4xSensor.DefaultAddress)),
            new Bh1750Sensor(Wire(pins, addresses, "bh1750", Bh1750Sensor.DefaultAddress)),
            new AnalogSensor(pins == null ? null : pins.Analog(settings.AnalogPin), settings.AnalogReading, CharacteristicOf(settings)),
        };
    }

    private static IWire Wire(IPins pins, PairList addresses, string name, int address) =>
        pins == null ? null : pins.Wire((int)addresses.ValueOf(name, address));

    private static Characteristic CharacteristicOf(StationSettings settings)
    {
        var points = new PairList(settings.AnalogPoints);
        if (points.Count == 0)
        {
            return null;
        }

        var volts = new float[points.Count];
        var values = new float[points.Count];
        for (int i = 0; i < volts.Length; i++)
        {
            volts[i] = Numbers.Parse(points.Name(i));
            values[i] = points.Value(i);
        }

        try
        {
            return new Characteristic(volts, values);
        }
        catch (System.ArgumentException failure)
        {
            throw new SettingsException("analog_points: " + failure.Message);
        }
    }

    private static ISensor Find(ISensor[] all, string name, string key)
    {
        for (int i = 0; i < all.Length; i++)
        {
            if (all[i].Name == name)
            {
                return all[i];
            }
        }

        throw new SettingsException(key + ": expected names out of " + NamesOf(all) + ", found '" + name + "'");
    }

    private static void RequireOnce(string[] names, int index)
    {
        for (int i = 0; i < index; i++)
        {
            if (names[i] == names[index])
            {
                throw new SettingsException("sensors: expected each name once, found '" + names[i] + "' twice");
            }
        }
    }

    /// <summary>An address belongs to a sensor of the bus, and is one of those that I2C leaves to devices.</summary>
    private static void RequireAddresses(StationSettings settings, ISensor[] all)
    {
        var addresses = new PairList(settings.Addresses);
        for (int i = 0; i < addresses.Count; i++)
        {
            string name = addresses.Name(i);
            if (Find(all, name, "addresses").Name == "analog")
            {
                throw new SettingsException("addresses: expected sensors of an I2C bus, found 'analog'");
            }

            float address = addresses.Value(i);
            if (address < LeastAddress || address > MostAddress || address != (int)address)
            {
                throw new SettingsException("addresses: expected a whole number from " + LeastAddress.ToString() + " to " + MostAddress.ToString() + " for " + name
                    + ", found " + address.ToString());
            }
        }

        if (settings.DataPin >= 0 && settings.DataPin == settings.ClockPin)
        {
            throw new SettingsException("clock_pin: expected another pin than data_pin, found " + settings.ClockPin.ToString() + " for both");
        }
    }

    private static void RequireAnalog(StationSettings settings)
    {
        bool isUsed = (" " + settings.Sensors + " ").Contains(" analog ");
        if (isUsed && (settings.AnalogPin < 0 || settings.AnalogReading.Length == 0))
        {
            throw new SettingsException("sensors: expected analog_pin and analog_reading with the sensor analog, found none");
        }
    }

    private static string NamesOf(ISensor[] all)
    {
        string names = "";
        for (int i = 0; i < all.Length; i++)
        {
            names += (i == 0 ? "" : " ") + all[i].Name;
        }

        return names;
    }
}

using System.Collections.Generic;
using System.IO;
using TinyRnn.RainStation;
using TinyRnn.Stations;

namespace TinyRnn.BrokerSimulator;

/// <summary>What stations of every kind announce of themselves, as files for a check by a home automation's own rules.</summary>
internal static class Announcements
{
    private static readonly string[] s_units = ["degC", "degF", "K", "hPa", "Pa", "kPa", "%", "ppm", "lx", "lux", "V", "mV", "m/s2", "g", ""];

    /// <summary>Writes them all.</summary>
    public static void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        Write(folder, "rain", new CompiledSource().Create().Info, new StationSettings(), false);
        Write(folder, "battery", new CompiledSource().Create().Info, Powered(), true);
        Write(folder, "quantities", Model(ModelTask.Binary, AllQuantities(), Output("rain", "")), new StationSettings(), false);
        Write(folder, "numbers", Model(ModelTask.Regression, AllQuantities(), Output("temperature", "degC"), Output("pressure", "hPa"), Output("wind", "m/s")), Powered(), false);
        Write(folder, "classes", Model(ModelTask.MultiClass, AllQuantities(), Output("rest", ""), Output("o'clock \\ \"fast\"", ""), Output("\u4E0A", ""), Output("\u4E0B", "")), new StationSettings(), false);
    }

    private static void Write(string folder, string name, ModelInfo info, StationSettings settings, bool hasBattery)
    {
        settings.Network.Station = name;
        var discovery = new Discovery(settings, new Topics(name));
        File.WriteAllText(Path.Combine(folder, name + ".json"), discovery.Payload(info, info.Recipe.Step, hasBattery));
    }

    private static StationSettings Powered()
    {
        var settings = new StationSettings { Name = "On the roof" };
        settings.Network.BatteryCapacity = 2000;
        return settings;
    }

    private static ModelInfo Model(ModelTask task, ReadingChannel[] readings, params OutputChannel[] outputs) =>
        new("model", new byte[ModelInfo.IdLength], task, 0.5f, 1000, [], outputs, [], null, new Recipe(3600, 0, 1, readings, [], [], []));

    private static OutputChannel Output(string name, string unit) => new(name, unit, 1, 0);

    /// <summary>Each quantity in each unit that a reading of it may have.</summary>
    private static ReadingChannel[] AllQuantities()
    {
        List<ReadingChannel> readings = [];
        for (int i = 0; i < Quantities.Count; i++)
        {
            foreach (string unit in s_units)
            {
                if (Quantities.IsConvertible((Quantity)i, unit))
                {
                    readings.Add(new ReadingChannel($"{Quantities.Name((Quantity)i)} {unit}", (Quantity)i, unit, 0, 0, 0));
                }
            }
        }

        return [.. readings];
    }
}

using TinyRnn.RainStation.Tests.Generated;
using TinyRnn.Stations;
using TinyRnn.Stations.Sensors;

namespace TinyRnn.RainStation.Tests;

/// <summary>A station of another kind: whether a room is occupied, from carbon dioxide, light and temperature, every minute.</summary>
internal static class RoomScript
{
    private const int Minutes = 60;

    public static void Three_sensors_on_a_bus_give_what_the_network_gives_without_a_station()
    {
        var pins = new SimulatedPins();
        var bench = new StationBench(new MemoryStorage(), new RoomSource());
        bench.Board.Sensors = SensorTable.Create(new StationSettings { Sensors = "sht3x scd4x bh1750" }, pins);
        var network = new RoomModel();
        var readings = new float[3];
        var output = new float[1];
        for (int i = 0; i < Minutes; i++)
        {
            int co2 = 450 + 13 * i;
            int light = 37 * (i % 11);
            int temperature = 0x6000 + 5 * i;
            pins.Set(co2, light, temperature);
            bool isMissing = i >= 20 && i < 22;
            pins.Scd4x.IsAbsent = isMissing;
            long time = bench.Clock.Seconds;
            string line = bench.Hour();

            readings[0] = isMissing ? float.NaN : co2;
            readings[1] = light / 1.2f;
            readings[2] = -45f + 175f * temperature / 65535f;
            network.Step(readings, time, output);
            Expect.AreEqual(Floats.ToBits(output[0]), Floats.ToBits(bench.Station.State.Outputs[0]), "output of minute " + i.ToString());
            Expect.Warning(isMissing ? "scd4x not found" : null, line);
            Expect.IsTrue(line.Contains("\"CO2\":" + (isMissing ? "null" : co2.ToString()) + ",\"Light\":"), "readings by name in " + line);
            Expect.IsTrue(line.Contains("\"Occupancy\":0."), "output by name in " + line);
        }

        Expect.IsTrue(bench.Clock.Seconds == StationBench.Begin + 60 * Minutes, "a reading a minute");
    }

    public static void Rain_model_is_refused_by_the_sensors_of_a_room()
    {
        var bench = new StationBench();
        bench.Board.Sensors = SensorTable.Create(new StationSettings { Sensors = "scd4x bh1750 sht3x" }, new SimulatedPins());
        bench.Wake();
        Expect.IsTrue(bench.Log.HasEvent("reading pressure: expected what a sensor of the station measures, found quantity pressure"), "event of the model");
    }

    /// <summary>The compiled model.</summary>
    private sealed class RoomSource : INetworkSource
    {
        public RecurrentNetwork Create() => new RoomModel();
    }
}

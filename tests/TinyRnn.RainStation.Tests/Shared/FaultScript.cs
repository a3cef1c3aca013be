using TinyRnn.Stations;
using TinyRnn.Stations.Sensors;

namespace TinyRnn.RainStation.Tests;

/// <summary>What goes wrong with sensors and clocks, and what the station does, as docs/station.md states.</summary>
internal static class FaultScript
{
    private const int Hour = StationTime.Hour;

    public static void Sensor_that_is_missing_is_held_then_forecasts_end_then_the_state_restarts()
    {
        StationBench bench = Started();
        bench.Sensor.Status = SensorStatus.NotFound;
        for (int hour = 1; hour <= 3; hour++)
        {
            string held = bench.Hour();
            Expect.Warning("scripted not found", held);
            Expect.Forecast(true, held);
            Expect.IsTrue(held.Contains("\"temperature\":null,\"pressure\":null,\"dew_point\":null"), "no values in " + held);
        }

        for (int hour = 4; hour <= 14; hour++)
        {
            string dead = bench.Hour();
            Expect.Warning("scripted not found; no forecast: temperature missing for " + hour.ToString() + " h", dead);
            Expect.Forecast(false, dead);
            Expect.IsTrue(!bench.Lamp.IsOn, "lamp off while the sensor is dead");
        }

        bench.Sensor.Status = SensorStatus.Measured;
        string back = bench.Hour();
        Expect.Warning("readings missing for 14 h: state restarted", back);
        Expect.Forecast(true, back);
        Expect.Warning(null, bench.Hour());
    }

    public static void Sensor_that_comes_back_within_twelve_hours_continues()
    {
        StationBench bench = Started();
        bench.Sensor.Status = SensorStatus.NotFound;
        bench.Hours(12);
        bench.Sensor.Status = SensorStatus.Measured;
        string back = bench.Hour();
        Expect.Warning(null, back);
        Expect.Forecast(true, back);
    }

    public static void Sensor_that_is_missing_from_the_start_gives_lines_without_forecast()
    {
        var bench = new StationBench();
        bench.Sensor.Status = SensorStatus.NotFound;
        string line = bench.Hours(20);
        Expect.Warning("scripted not found; no forecast: temperature missing for 20 h", line);
        Expect.Forecast(false, line);
        bench.Sensor.Status = SensorStatus.Measured;
        Expect.Forecast(true, bench.Hour());
    }

    public static void Wrong_checksum_and_a_failing_driver_are_told_apart()
    {
        StationBench bench = Started();
        bench.Sensor.Status = SensorStatus.BadChecksum;
        Expect.Warning("scripted checksum wrong", bench.Hour());
        bench.Sensor.Throws = true;
        Expect.Warning("scripted failed", bench.Hour());
        bench.Sensor.Throws = false;
        bench.Sensor.Status = SensorStatus.Measured;
        Expect.Warning(null, bench.Hour());
    }

    public static void NaN_holds_one_quantity_and_leaves_the_others()
    {
        StationBench bench = Started();
        bench.Sensor.Humidity = float.NaN;
        string line = bench.Hour();
        Expect.Warning("dew_point missing", line);
        Expect.Forecast(true, line);
        Expect.IsTrue(line.Contains("\"dew_point\":null") && line.Contains("\"temperature\":20."), "values in " + line);
        bench.Hours(2);
        line = bench.Hour();
        Expect.Warning("dew_point missing; no forecast: dew_point missing for 4 h", line);
        Expect.Forecast(false, line);
        bench.Sensor.Humidity = 70f;
        Expect.Warning(null, bench.Hour());
        bench.Sensor.Temperature = float.PositiveInfinity;
        Expect.Warning("temperature missing; dew_point missing", bench.Hour());
        bench.Sensor.Temperature = float.NegativeInfinity;
        Expect.Warning("temperature missing; dew_point missing", bench.Hour());
    }

    public static void Values_out_of_range_are_held()
    {
        StationBench bench = Started();
        bench.Sensor.Temperature = 125f;
        Expect.Warning("temperature out of range; dew_point out of range", bench.Hour());
        bench.Sensor.Temperature = -40.5f;
        Expect.Warning("temperature out of range; dew_point spike", bench.Hour());
        bench.Sensor.Temperature = 20f;
        bench.Sensor.Pressure = 0f;
        Expect.Warning("pressure out of range", bench.Hour());
        bench.Sensor.Pressure = 1010f;
        bench.Sensor.Humidity = 0f;
        string line = bench.Hour();
        Expect.Warning("dew_point missing", line);
        Expect.Forecast(true, line);
        bench.Sensor.Humidity = 70f;
        Expect.Warning(null, bench.Hour());
    }

    public static void Frozen_sensor_counts_as_missing_after_seven_equal_readings()
    {
        StationBench bench = Started();
        bench.Sensor.IsFrozen = true;
        Expect.Warning(null, bench.Hours(6 - 1));
        for (int hour = 1; hour <= 3; hour++)
        {
            string held = bench.Hour();
            Expect.Warning("sensor frozen", held);
            Expect.Forecast(true, held);
        }

        string dead = bench.Hour();
        Expect.Warning("sensor frozen; no forecast: temperature missing for 4 h", dead);
        Expect.Forecast(false, dead);
        bench.Sensor.IsFrozen = false;
        Expect.Warning(null, bench.Hour());
    }

    public static void Spike_is_held_once_and_leaves_no_trace()
    {
        StationBench bench = Started();
        StationBench calm = Started();
        bench.Sensor.Temperature = 45f;
        string spike = bench.Hour();
        Expect.Warning("temperature spike; dew_point spike", spike);
        calm.Sensor.Temperature = float.NaN;
        calm.Hour();
        bench.Sensor.Temperature = 20f;
        calm.Sensor.Temperature = 20f;
        Expect.Warning(null, bench.Hour());
        calm.Hour();
        Expect.AreEqual(Floats.ToBits(calm.Station.State.Outputs[0]), Floats.ToBits(bench.Station.State.Outputs[0]), "probability after a spike");
    }

    public static void Jump_that_the_next_reading_confirms_is_believed()
    {
        StationBench bench = Started();
        bench.Sensor.Pressure = 980f;
        Expect.Warning("pressure spike", bench.Hour());
        string line = bench.Hour();
        Expect.Warning(null, line);
        Expect.Forecast(true, line);
    }

    public static void Reading_that_no_sensor_gives_can_be_fixed()
    {
        var bench = new StationBench();
        bench.Sensor.HasPressure = false;
        bench.Board.Sensors = new ISensor[] { bench.Sensor, new FixedSensor("pressure", 1005f) };
        string line = bench.Hours(20);
        Expect.Warning(null, line);
        Expect.Forecast(true, line);
        Expect.IsTrue(line.Contains("\"pressure\":1005.0"), "the fixed pressure in " + line);
    }

    public static void Reading_that_no_sensor_gives_refuses_the_model()
    {
        var bench = new StationBench();
        bench.Sensor.HasPressure = false;
        string line = bench.Hour();
        Expect.Warning("no forecast: no usable model", line);
        Expect.IsTrue(
            bench.Log.HasEvent("\"error\":\"reading pressure: expected what a sensor of the station measures, found quantity pressure\""), "event of the reading");
    }

    public static void Gap_of_up_to_twelve_hours_is_bridged_as_if_the_readings_were_missing()
    {
        StationBench gap = Started();
        StationBench missing = Started();
        gap.Clock.Seconds += 2 * Hour;
        string line = gap.Hour();
        missing.Sensor.Status = SensorStatus.NotFound;
        missing.Hours(2);
        missing.Sensor.Status = SensorStatus.Measured;
        gap.Sensor.Temperature = 21f;
        missing.Sensor.Temperature = 21f;
        missing.Hour();
        Expect.Warning("gap of 2 h: readings held", line);
        gap.Hour();
        missing.Hour();
        Expect.AreEqual((int)gap.Station.State.Network.Features.LastStep, (int)missing.Station.State.Network.Features.LastStep, "hour");
        gap.Clock.Seconds += 12 * Hour;
        line = gap.Hour();
        Expect.Warning("gap of 12 h: readings held", line);
        Expect.Forecast(true, line);
    }

    public static void Longer_gap_restarts_the_state()
    {
        StationBench bench = Started();
        bench.Clock.Seconds += 13 * Hour;
        string line = bench.Hour();
        Expect.Warning("gap of 13 h: state restarted", line);
        ExpectFreshProbability(bench);
        bench.Clock.Seconds += 40000L * Hour;
        Expect.Warning("gap of 40000 h: state restarted", bench.Hour());
        ExpectFreshProbability(bench);
    }

    public static void Missing_sensor_and_gap_add_up()
    {
        StationBench bench = Started();
        bench.Sensor.Status = SensorStatus.NotFound;
        bench.Hours(8);
        bench.Sensor.Status = SensorStatus.Measured;
        bench.Clock.Seconds += 5 * Hour;
        Expect.Warning("gap of 5 h: readings held; readings missing for 13 h: state restarted", bench.Hour());
        ExpectFreshProbability(bench);
    }

    public static void Hour_that_was_read_is_not_stepped_again()
    {
        StationBench bench = Started();
        bench.Hour();
        int probability = Floats.ToBits(bench.Station.State.Outputs[0]);
        byte[] a = bench.Storage.Get("state-a");
        byte[] b = bench.Storage.Get("state-b");
        bench.Clock.Seconds -= Hour - 600;
        bench.CutPower();
        string line = bench.Wake();
        Expect.Warning("step already read", line);
        Expect.Forecast(true, line);
        Expect.AreEqual(probability, Floats.ToBits(bench.Station.State.Outputs[0]), "probability");
        Expect.IsTrue(a == bench.Storage.Get("state-a") && b == bench.Storage.Get("state-b"), "nothing written");
        Expect.AreEqual(Hour - 600, bench.Station.SecondsToNext(), "seconds to the next hour");
    }

    public static void Clock_that_goes_back_is_refused_three_times_then_believed()
    {
        StationBench bench = Started();
        bench.Clock.Seconds -= 100 * Hour;
        Expect.Warning("no forecast: clock went back 99 h", bench.Wake());
        bench.Sleep.SleepFor(bench.Station.SecondsToNext());
        Expect.Warning("no forecast: clock went back 98 h", bench.Hour());
        string line = bench.Hour();
        Expect.Warning("no forecast: clock went back 97 h", line);
        Expect.Forecast(false, line);
        line = bench.Hour();
        Expect.Warning("clock went back 96 h: state restarted", line);
        Expect.Forecast(true, line);
        ExpectFreshProbability(bench);
        Expect.Warning(null, bench.Hour());
    }

    public static void Clock_that_goes_back_a_little_catches_up()
    {
        StationBench bench = Started();
        bench.Clock.Seconds -= 3 * Hour;
        Expect.Warning("no forecast: clock went back 2 h", bench.Hour());
        Expect.Warning("no forecast: clock went back 1 h", bench.Hour());
        Expect.Warning("step already read", bench.Hour());
        string line = bench.Hour();
        Expect.Warning(null, line);
        Expect.Forecast(true, line);
    }

    public static void Clock_that_jumps_forth_and_back_restarts_each_time()
    {
        StationBench bench = Started();
        bench.Clock.Seconds += 1000 * Hour;
        Expect.Warning("gap of 1000 h: state restarted", bench.Hour());
        bench.Clock.Seconds -= 1000 * Hour;
        bench.Hours(3);
        Expect.Warning("clock went back 996 h: state restarted", bench.Hour());
    }

    public static void Clock_that_lost_the_time_continues_from_the_last_reading()
    {
        StationBench bench = Started();
        long last = bench.Clock.Seconds - Hour;
        bench.CutPower();
        bench.Clock.Seconds = 77;
        string line = bench.Wake();
        Expect.Warning("clock was not set: continued from the last reading; step already read", line);
        Expect.IsTrue(bench.Clock.Seconds == last, "clock at the last reading");
        bench.Sleep.SleepFor(bench.Station.SecondsToNext());
        // Until somebody confirms the time, every line says that it may be wrong.
        Expect.Warning("clock was not set: continued from the last reading", bench.Hours(5));
        bench.Storage.Put("clock", Ascii("2026-05-02T20:00:00Z"));
        Expect.Warning("clock set from the clock file; gap of 15 h: state restarted", bench.Hour());
        Expect.Warning(null, bench.Hours(3));
    }

    public static void App_that_knows_the_time_confirms_the_clock()
    {
        StationBench bench = Started();
        bench.CutPower();
        bench.Clock.Seconds = 77;
        bench.Hour();
        Expect.Warning("clock was not set: continued from the last reading", bench.Hour());
        bench.Station.ConfirmClock();
        Expect.Warning(null, bench.Hour());
    }

    public static void Clock_file_that_was_not_used_wins_over_a_reading_in_2098()
    {
        StationBench bench = Started();
        bench.Clock.Seconds = 4039372800;
        bench.Hour();
        bench.CutPower();
        bench.Clock.Seconds = 3;
        bench.Storage.Put("clock", Ascii("2026-05-03T13:00:00Z"));
        string line = bench.Hour();
        Expect.IsTrue(line.StartsWith("{\"t\":\"2026-05-03T13:00:00Z\""), "time in " + line);
        line = bench.Hours(3);
        Expect.IsTrue(line.IndexOf("state restarted") > 0, "believed in " + line);
        Expect.Forecast(true, bench.Hour());
        // The same file again is not news.
        bench.CutPower();
        bench.Clock.Seconds = 3;
        line = bench.Wake();
        Expect.Warning("clock was not set: continued from the last reading; step already read", line);
    }

    public static void Clock_that_was_never_set_gives_lines_without_forecast()
    {
        var bench = new StationBench();
        bench.Clock.Seconds = 0;
        string line = bench.Hours(3);
        Expect.Warning("no forecast: clock not set", line);
        Expect.Forecast(false, line);
        Expect.IsTrue(line.StartsWith("{\"t\":\"1970-01-01T02:00:00Z\""), "time in " + line);
        bench.Clock.Seconds = StationBench.Begin;
        line = bench.Hour();
        Expect.Warning(null, line);
        Expect.Forecast(true, line);
    }

    public static void Clock_file_sets_a_clock_that_is_not_set()
    {
        var bench = new StationBench();
        bench.Clock.Seconds = 5;
        bench.Storage.Put("clock", Ascii("2026-05-01T13:00:00Z\r\n"));
        string line = bench.Hour();
        Expect.Warning("clock was not set: set from the clock file", line);
        Expect.IsTrue(line.StartsWith("{\"t\":\"2026-05-01T13:00:00Z\""), "time in " + line);
        Expect.Forecast(true, line);

        bench = new StationBench();
        bench.Clock.Seconds = 5;
        bench.Storage.Put("clock", Ascii("2026-02-29T13:00:00Z"));
        line = bench.Hour();
        Expect.Warning("no forecast: clock not set", line);
        Expect.IsTrue(bench.Log.HasEvent("{\"event\":\"clock\",\"slot\":\"clock\",\"error\":\"text: expected a time"), "event of the clock file");
    }

    /// <summary>A station that has run for a day.</summary>
    private static StationBench Started()
    {
        var bench = new StationBench();
        Expect.Warning(null, bench.Hours(24));
        return bench;
    }

    /// <summary>The last probability is that of a station whose first hour it was.</summary>
    private static void ExpectFreshProbability(StationBench bench)
    {
        StationState state = bench.Station.State;
        RecurrentNetwork fresh = new CompiledSource().Create();
        var readings = new float[state.Check.Watches.Length];
        for (int i = 0; i < readings.Length; i++)
        {
            readings[i] = state.Check.Watches[i].LastGood;
        }

        var output = new float[1];
        fresh.Step(readings, fresh.Info.Recipe.TimeOf(state.Network.Features.LastStep), output);
        Expect.AreEqual(Floats.ToBits(output[0]), Floats.ToBits(state.Outputs[0]), "probability of a fresh state");
    }

    private static byte[] Ascii(string text)
    {
        var bytes = new byte[text.Length];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)text[i];
        }

        return bytes;
    }
}

using System;
using TinyRnn.DeviceTests;
using TinyRnn.Stations;

namespace TinyRnn.RainStation.Tests;

/// <summary>What becomes of model files, as docs/station.md states.</summary>
internal static class ModelScript
{
    public static void Without_files_the_built_in_model_runs()
    {
        var bench = new StationBench();
        bench.Hour();
        ExpectStart(bench, "rain-gru", "built in", "passed");
    }

    public static void File_that_was_deployed_is_taken_at_the_next_start_and_kept()
    {
        var bench = new StationBench();
        bench.Hours(2);
        bench.Storage.Put("model-b", Small());
        bench.Hour();
        Expect.IsTrue(bench.Station.State.Network.Info.Name == "rain-gru", "no look for files after a wake");
        bench.CutPower();
        Expect.Forecast(true, bench.Hour());
        ExpectStart(bench, "small", "model-b", "passed");
        Expect.IsTrue(bench.Log.HasEvent("\"slot\":\"state-a\",\"error\":\"length: expected "), "state of the old model refused");
        Expect.IsTrue(bench.Log.HasEvent("no usable slot: clean start"), "clean start");
        Expect.Warning(null, bench.Hours(2));
        Expect.IsTrue(bench.Station.State.Network.Info.Name == "small", "the new model after a wake");
        Expect.AreEqual(0, bench.Log.EventCount, "events after a wake");
    }

    public static void Damaged_file_leaves_the_model_in_use_and_is_named_at_every_start()
    {
        var bench = new StationBench();
        bench.Storage.Put("model-a", Small());
        bench.Hour();
        byte[] damaged = Small();
        damaged[damaged.Length - 9] ^= 4;
        bench.Storage.Put("model-b", damaged);
        for (int start = 0; start < 2; start++)
        {
            bench.CutPower();
            bench.Wake();
            Expect.IsTrue(bench.Log.HasEvent("{\"event\":\"model\",\"slot\":\"model-b\",\"error\":\"checksum at byte " + (damaged.Length - 4).ToString()), "event of the damaged file");
            ExpectStart(bench, "small", "model-a", "passed");
        }

        bench.Storage.Put("model-a", damaged);
        bench.CutPower();
        bench.Wake();
        ExpectStart(bench, "rain-gru", "built in", "passed");
    }

    public static void Model_in_use_that_goes_bad_during_sleep_is_replaced_by_the_other()
    {
        var bench = new StationBench();
        bench.Storage.Put("model-a", Small());
        bench.Hour();
        bench.Storage.Put("model-a", new byte[100]);
        string line = bench.Hour();
        Expect.Forecast(true, line);
        Expect.IsTrue(bench.Station.State.Network.Info.Name == "rain-gru", "the built-in model");
        Expect.IsTrue(bench.Log.HasEvent("\"slot\":\"model-a\",\"error\":\"length: expected 0 bytes as its header states, found 100"), "event");
    }

    public static void Wrong_self_test_is_refused()
    {
        byte[] file = Small();
        file[file.Length - 5] ^= 1;
        RecordBytes.WriteInt32(file, file.Length - 4, Crc32.Compute(file, 0, file.Length - 4));
        ExpectRefused(file, "self test: expected the model's own outputs, found FAILED at step");
    }

    public static void File_that_is_too_long_or_too_short_is_refused()
    {
        ExpectRefused(new byte[19], "length: expected 20 to 24576 bytes, found 19");
        ExpectRefused(new byte[24577], "length: expected 20 to 24576 bytes, found 24577");
        var longer = new byte[Small().Length + 1];
        Array.Copy(Small(), 0, longer, 0, longer.Length - 1);
        ExpectRefused(longer, " bytes as its header states, found " + longer.Length.ToString());
    }

    public static void Installation_takes_the_slot_that_is_not_in_use()
    {
        var bench = new StationBench();
        var models = bench.CreateStore();
        models.Install(Small());
        Expect.IsTrue(bench.Storage.Length("model-a") > 0 && bench.Storage.Length("model-b") < 0, "first to a");
        bench.Hour();
        ExpectStart(bench, "small", "model-a", "passed");
        models = bench.CreateStore();
        models.Install(Small());
        Expect.IsTrue(bench.Storage.Length("model-b") > 0, "then to b");
        bench.CutPower();
        bench.Hour();
        ExpectStart(bench, "small", "model-b", "passed");
    }

    public static void Signature_is_asked_for_when_there_is_a_key()
    {
        var bench = new StationBench();
        bench.Board.Signature = new ToySignature(7);
        bench.Storage.Put("model-a", Small());
        bench.Wake();
        ExpectStart(bench, "rain-gru", "built in", "passed");
        Expect.IsTrue(bench.Log.HasEvent("signature: expected HMAC-SHA256 with this station's key, found none"), "event of the unsigned file");
        bench.Storage.Put("model-a", SignedFile.Create(Small(), new ToySignature(8), 1));
        bench.Wake();
        Expect.IsTrue(bench.Log.HasEvent("signature: expected HMAC-SHA256 with this station's key, found another one"), "event of the wrong key");
        bench.Storage.Put("model-a", SignedFile.Create(Small(), new ToySignature(7), 1));
        bench.Wake();
        ExpectStart(bench, "small", "model-a", "passed");
    }

    public static void Signed_file_runs_on_a_station_without_a_key()
    {
        var bench = new StationBench();
        bench.Storage.Put("model-a", SignedFile.Create(Small(), new ToySignature(7), 1));
        bench.Wake();
        ExpectStart(bench, "small", "model-a", "passed");
    }

    public static void Older_signed_file_is_not_taken_again()
    {
        var bench = new StationBench();
        bench.Board.Signature = new ToySignature(7);
        bench.Storage.Put("model-a", SignedFile.Create(Small(), new ToySignature(7), 5));
        bench.Wake();
        ExpectStart(bench, "small", "model-a", "passed");
        bench.Storage.Put("model-b", SignedFile.Create(Small(), new ToySignature(7), 4));
        bench.Wake();
        ExpectStart(bench, "small", "model-a", "passed");
        Expect.IsTrue(bench.Log.HasEvent("\"slot\":\"model-b\",\"error\":\"counter: expected 5 or more, found 4"), "event of the older file");
        bool refused = false;
        try
        {
            bench.CreateStore().Install(SignedFile.Create(Small(), new ToySignature(7), 4));
        }
        catch (ModelRefusedException)
        {
            refused = true;
        }

        Expect.IsTrue(refused, "an older file is not installed");
        bench.Storage.Put("model-b", SignedFile.Create(Small(), new ToySignature(7), 6));
        bench.Wake();
        ExpectStart(bench, "small", "model-b", "passed");
    }

    public static void Without_records_the_file_with_the_greater_counter_is_taken()
    {
        var bench = new StationBench();
        bench.Board.Signature = new ToySignature(7);
        bench.Storage.Put("model-a", SignedFile.Create(Small(), new ToySignature(7), 5));
        bench.Storage.Put("model-b", SignedFile.Create(Small(), new ToySignature(7), 6));
        bench.Storage.Put("choice-a", new byte[9]);
        bench.Storage.Put("choice-b", new byte[9]);
        bench.Wake();
        ExpectStart(bench, "small", "model-b", "passed");
    }

    public static void Model_that_fails_at_its_readings_gives_way_after_three_starts()
    {
        var bench = new StationBench();
        var memory = new FailingMemory();
        bench.Board.Memory = memory;
        bench.Storage.Put("model-a", Small());
        bench.Hour();
        ExpectStart(bench, "small", "model-a", "passed");
        memory.Fails = true;
        for (int start = 0; start < ModelTrial.MostFailures; start++)
        {
            memory.Restart();
            string line = bench.Hour();
            Expect.Warning("no forecast: the model failed", line);
            Expect.IsTrue(bench.Log.HasEvent("\"slot\":\"model-a\",\"error\":\"") && bench.Log.HasEvent("no room for a step"), "event of the failure");
        }

        Expect.IsTrue(bench.Log.HasEvent("no forecast at 3 starts: not used any more"), "event of the rejection");
        memory.Fails = false;
        Expect.Forecast(true, bench.Hour());
        Expect.IsTrue(bench.Station.State.Network.Info.Name == "rain-gru", "the built-in model");
        bench.CutPower();
        bench.Hour();
        ExpectStart(bench, "rain-gru", "built in", "passed");
    }

    public static void Model_that_fails_once_or_twice_stays()
    {
        var bench = new StationBench();
        var memory = new FailingMemory();
        bench.Board.Memory = memory;
        bench.Storage.Put("model-a", Small());
        bench.Hour();
        // More failures than three, but never three in a row.
        for (int i = 0; i < 8; i++)
        {
            memory.Restart();
            memory.Fails = i % 2 == 0;
            Expect.Forecast(i % 2 != 0, bench.Hour());
        }

        memory.Fails = false;
        Expect.Forecast(true, bench.Hour());
        Expect.IsTrue(bench.Station.State.Network.Info.Name == "small", "the model in use");
    }

    public static void Without_any_model_there_are_lines_without_forecast()
    {
        var bench = new StationBench(new MemoryStorage(), new BytesSource(new byte[10]));
        string line = bench.Hour();
        Expect.Warning("no forecast: no usable model", line);
        Expect.Forecast(false, line);
        Expect.IsTrue(bench.Log.HasEvent("{\"event\":\"model\",\"slot\":\"built in\",\"error\":\"header at byte 0"), "event of the model");
        Expect.IsTrue(bench.Log.HasEvent("{\"event\":\"start\",\"state\":\"new\",\"sensor\":\"scripted\"}"), "start without model");
        bench.Storage.Put("model-a", Small());
        bench.CutPower();
        Expect.Forecast(true, bench.Hour());
    }

    public static void Model_held_as_bytes_runs_as_the_built_in_one()
    {
        var bench = new StationBench(new MemoryStorage(), new BytesSource(Small()));
        Expect.Forecast(true, bench.Hours(3));
        Expect.IsTrue(bench.Station.State.Network.Info.Name == "small", "the model");
    }

    private static void ExpectRefused(byte[] file, string error)
    {
        var bench = new StationBench();
        bench.Storage.Put("model-a", file);
        Expect.Forecast(true, bench.Wake());
        Expect.IsTrue(bench.Log.HasEvent("\"slot\":\"model-a\",\"error\":") && bench.Log.HasEvent(error), "event with " + error + ", found " + bench.Log.Event(0));
        ExpectStart(bench, "rain-gru", "built in", "passed");
    }

    private static void ExpectStart(StationBench bench, string model, string source, string selfTest)
    {
        string id = ModelId.Format(bench.Station.State.Network.Info.Id);
        string start = "{\"event\":\"start\",\"model\":\"" + model + "\",\"id\":\"" + id + "\",\"self_test\":\"" + selfTest + "\",\"source\":\"" + source + "\",\"state\":\"";
        Expect.IsTrue(bench.Log.HasEvent(start), start + " among the events, the last of which is " + bench.Log.Event(bench.Log.EventCount - 1));
    }

    private static byte[] Small() => Base64.Decode(SmallModel.Base64);
}

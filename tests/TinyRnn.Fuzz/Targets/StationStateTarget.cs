using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Fuzz.Engine;
using TinyRnn.Fuzz.Mutations;
using TinyRnn.RainStation.Tests;
using TinyRnn.Stations;

namespace TinyRnn.Fuzz.Targets;

/// <summary>A station's state files, beside a good one in the other slot or none.</summary>
internal sealed class StationStateTarget : FuzzTarget<StationStateTarget.Restored>
{
    private const string Slot = "state-a";
    private const string OtherSlot = "state-b";

    // 2026-01-01T00:00 at +08:00, in hours since 1970 there.
    private const int FirstHour = 490896;

    private readonly RnnModel _model;
    private readonly int _networkLength;

    public StationStateTarget()
    {
        _model = RnnModel.Load(TestModels.Small(1));
        _networkLength = new LoadedNetwork(_model).SavedStateLength;
        Mutations = [new ByteMutation(), new Repaired(new ByteMutation(), StateChecksum.Repair), new Repaired(new ByteMutation(), RepairNetwork), new Repaired(new ByteMutation(), RepairBoth)];
    }

    public override string Name => "station-state";

    public override IReadOnlyList<IMutation> Mutations { get; }

    public override long MostBytes => 128 << 10;

    protected override IReadOnlyList<Type> Documented { get; } = [];

    protected override IEnumerable<byte[]> Files() => Enumerable.Range(0, 6).Select(GoodState);

    protected override Restored Load(byte[] file)
    {
        bool hasOther = file.Length % 2 == 0;
        var storage = new SlotStorage { [Slot] = file };
        if (hasOther)
        {
            storage[OtherSlot] = Corpus[0];
        }

        var events = new EventLog();
        StationState state = NewState();
        var stateFile = new StateFile(storage, state);
        bool isRestored = stateFile.Restore(new StationEvents(events));
        FaultException.Require(isRestored || !hasOther, "restore: expected the good slot to be used");
        string? error = events.Lines.FirstOrDefault(line => line.Contains($"\"slot\":\"{Slot}\"", StringComparison.Ordinal));
        FaultException.Require(isRestored || error is not null, "restore: expected an error, as nothing was restored");
        return error is null ? new Restored(state, stateFile) : throw new RefusedException(error.Split("\"error\":\"")[1]);
    }

    protected override string Use(Restored loaded)
    {
        StationState state = loaded.State;
        FeatureRunner features = state.Network.Features;
        for (int i = 0; i < 3; i++)
        {
            Take(state, features.HasRow ? features.LastStep + 1 : FirstHour, 20f + i, 1000f, 60f);
            FaultException.Require(float.IsNaN(state.Outputs[0]) || state.Outputs[0] is >= 0f and <= 1f, $"probability: expected 0 to 1 or none, found {state.Outputs[0]}");
        }

        loaded.File.Save();
        return "";
    }

    private byte[] GoodState(int hours)
    {
        var storage = new SlotStorage();
        StationState state = NewState();
        var file = new StateFile(storage, state);
        for (int i = 0; i <= hours; i++)
        {
            Take(state, FirstHour + i, 20f + i, i == 3 ? float.NaN : 1000f, 60f + 7 * i);
        }

        file.Save();
        return storage[Slot];
    }

    private StationState NewState() => new(new LoadedNetwork(_model), new StationSettings());

    private static void Take(StationState state, long hour, float temperature, float pressure, float humidity)
    {
        Recipe recipe = state.Network.Info.Recipe;
        var measurement = new Measurement(recipe.Readings);
        measurement.Set(Quantity.Temperature, temperature);
        measurement.Set(Quantity.Pressure, pressure);
        measurement.Set(Quantity.Humidity, humidity);
        new ReadingStepper(state, new Warnings()).Take(recipe.TimeOf(hour), measurement, null);
    }

    private byte[] RepairNetwork(byte[] file) => StateChecksum.Repair(file, file.Length - 4 - _networkLength, _networkLength);

    private byte[] RepairBoth(byte[] file) => StateChecksum.Repair(RepairNetwork(file));

    /// <summary>A station that continues.</summary>
    internal sealed record Restored(StationState State, StateFile File);

    private sealed class EventLog : IConsole
    {
        public List<string> Lines { get; } = [];

        public void WriteLine(string line) => Lines.Add(line);
    }
}

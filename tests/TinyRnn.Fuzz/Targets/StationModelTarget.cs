using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using TinyRnn.Fuzz.Engine;
using TinyRnn.Fuzz.Mutations;
using TinyRnn.RainStation.Tests;
using TinyRnn.Stations;
using TinyRnn.Stations.Sensors;
using TinyRnn.TestSupport;

namespace TinyRnn.Fuzz.Targets;

/// <summary>Model files of a station, signed or not, as it finds them in a slot.</summary>
internal sealed class StationModelTarget : FuzzTarget<RecurrentNetwork>
{
    private const string Slot = "model-a";

    public override string Name => "station-model";

    public override IReadOnlyList<IMutation> Mutations { get; } =
        [new ByteMutation(), new Repaired(new ByteMutation(), ModelEditor.Seal), new PartMutation(new Repaired(new ByteMutation(), ModelEditor.Seal), Model)];

    public override long MostBytes => 256 << 10;

    protected override IReadOnlyList<Type> Documented { get; } = [typeof(ModelRefusedException), typeof(ModelFormatException)];

    protected override IEnumerable<byte[]> Files()
    {
        byte[][] models = [TestModels.Small(1), TestModels.Small(2, units: 5), TestModels.Small(3)];
        return [.. models, [.. models[2], .. "TRSG"u8, .. HMACSHA256.HashData(new byte[] { 1 }, models[2])]];
    }

    protected override RecurrentNetwork Load(byte[] file)
    {
        var storage = new SlotStorage { [Slot] = file };
        var rules = new ModelRules(new SensorSet([new Bme280Sensor(null)]), new StationSettings());
        return ModelFile.Load(storage, Slot, null, rules, withSelfTest: true);
    }

    protected override string Use(RecurrentNetwork loaded)
    {
        Recipe recipe = loaded.Info.Recipe;
        var readings = new float[recipe.Readings.Length];
        var outputs = new float[loaded.OutputSize];
        for (int step = 0; step < 4; step++)
        {
            for (int i = 0; i < readings.Length; i++)
            {
                readings[i] = 20f - 15f * step + i;
            }

            loaded.Step(readings, recipe.TimeOf(step), outputs);
            FaultException.Require(Array.TrueForAll(outputs, float.IsFinite), $"outputs: expected finite ones, of which the station takes 0 to 1, found {outputs[0]}");
        }

        var saved = new byte[loaded.SavedStateLength];
        loaded.SaveState(saved, 0);
        loaded.RestoreState(saved, 0, saved.Length);
        return "";
    }

    /// <summary>A signed file's model.</summary>
    private static Range Model(byte[] file)
    {
        int end = file.Length - ModelFile.TrailerLength;
        return end > 0 && file.AsSpan(end).StartsWith("TRSG"u8) ? ..end : ..;
    }
}

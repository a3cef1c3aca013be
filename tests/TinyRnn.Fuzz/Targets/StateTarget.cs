using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Fuzz.Engine;
using TinyRnn.Fuzz.Mutations;
using TinyRnn.Tests.Cells;
using TinyRnn.Tests.Windows;
using TinyRnn.TestSupport;

namespace TinyRnn.Fuzz.Targets;

/// <summary>Saved states of several networks; a mutant goes to the one whose id it still has.</summary>
internal sealed class StateTarget : FuzzTarget<StateTarget.Resumed>
{
    private const int IdAt = 8;

    private readonly Lazy<Resumed[]> _networks = new(Networks);

    public override string Name => "state";

    public override IReadOnlyList<IMutation> Mutations { get; } = [new ByteMutation(), new Repaired(new ByteMutation(), StateChecksum.Repair)];

    public override long MostBytes => 4 << 10;

    protected override IReadOnlyList<Type> Documented { get; } = [typeof(SavedStateException)];

    protected override IEnumerable<byte[]> Files() => _networks.Value.SelectMany(resumed => new[] { resumed.Save(0), resumed.Save(1), resumed.Save(20) });

    protected override Resumed Load(byte[] file)
    {
        Resumed resumed = Of(file);
        resumed.Network.RestoreState(file, 0, file.Length);
        return resumed;
    }

    protected override string Use(Resumed loaded)
    {
        IntegerRun.Continue(loaded.Model, loaded.Network, loaded.Again);
        loaded.Network.SaveState(loaded.Before, 0);
        return loaded.Model.Info.StateLength.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>A state that is refused leaves the one before.</summary>
    protected override void CheckRefusal(byte[] file, Exception refusal)
    {
        Resumed resumed = Of(file);
        var now = new byte[resumed.Before.Length];
        resumed.Network.SaveState(now, 0);
        FaultException.Require(now.AsSpan().SequenceEqual(resumed.Before), "state: expected the one before, as the new one was refused");
    }

    private static Resumed[] Networks() =>
        [.. new[] { SampleModels.GruSoftmax, SampleModels.RnnLstmSigmoid, SampleModels.EightRecurrent, WindowModels.LastOfLstm, CellOptionModels.Make("lstm-projection-peepholes") }
            .Select(bytes => new Resumed(RnnModel.Load(bytes)))];

    private Resumed Of(byte[] file) =>
        _networks.Value.FirstOrDefault(resumed => file.AsSpan(Math.Min(IdAt, file.Length)).StartsWith(resumed.Model.Info.Id)) ?? _networks.Value[0];

    /// <summary>A network that states are restored into.</summary>
    internal sealed class Resumed
    {
        public Resumed(RnnModel model)
        {
            Model = model;
            Network = new LoadedNetwork(model);
            Again = new LoadedNetwork(model);
            Before = Save(0);
        }

        public RnnModel Model { get; }

        public LoadedNetwork Network { get; }

        public LoadedNetwork Again { get; }

        /// <summary>The state before the next mutant.</summary>
        public byte[] Before { get; }

        /// <summary>The state after steps from the initial one.</summary>
        public byte[] Save(int steps)
        {
            var network = new LoadedNetwork(Model);
            var random = new Random(steps);
            for (int i = 0; i < steps; i++)
            {
                network.Step(RandomReadings.Make(random, 1, network.InputSize)[0], new float[network.OutputSize]);
            }

            var saved = new byte[network.SavedStateLength];
            network.SaveState(saved, 0);
            return saved;
        }
    }
}

using System;
using System.Collections.Generic;
using TinyRnn.Fuzz.Engine;

namespace TinyRnn.Fuzz.Targets;

/// <summary>The targets by name: a new one is its file and a line here.</summary>
public static class AllTargets
{
    private static readonly IReadOnlyDictionary<string, Func<IFuzzTarget>> s_targets =
        new Dictionary<string, Func<IFuzzTarget>>(StringComparer.Ordinal)
        {
            ["model"] = () => new ModelTarget(),
            ["sequence"] = () => new SequenceTarget(),
            ["state"] = () => new StateTarget(),
            ["pt"] = () => new CheckpointTarget(),
            ["safetensors"] = () => new SafetensorsTarget(),
            ["onnx"] = () => new OnnxTarget(),
            ["h5"] = () => new Hdf5Target(),
            ["keras"] = () => new KerasTarget(),
            ["sidecar"] = () => new SidecarTarget(),
            ["csv"] = () => new ReadingsTarget(),
            ["raw"] = () => new RawReadingsTarget(),
            ["text"] = () => new TextTarget(),
            ["station-model"] = () => new StationModelTarget(),
            ["station-state"] = () => new StationStateTarget(),
            ["station-line"] = () => new StationLineTarget(),
            ["station-settings"] = () => new StationSettingsTarget(),
        };

    /// <summary>All names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. s_targets.Keys];

    /// <summary>Makes the target of a name.</summary>
    public static IFuzzTarget Create(string name) => s_targets[name]();
}

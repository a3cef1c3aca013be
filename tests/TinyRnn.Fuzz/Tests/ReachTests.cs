using System;
using TinyRnn.Fuzz.Engine;
using Xunit;

namespace TinyRnn.Fuzz.Tests;

/// <summary>Mutants get past magic, length and checksum, to the rules behind them, and some are accepted.</summary>
public class ReachTests
{
    private static readonly TimeSpan s_time = TimeSpan.FromMinutes(5);

    [Theory]
    [InlineData(6000, "model", "magic", "checksum", "input # gain", "table", "recurrent multiplier", "accepted")]
    [InlineData(6000, "sequence", "checksum", "context", "decoder", "start token", "accepted")]
    [InlineData(6000, "state", "length", "model id", "checksum", "value #", "held reading #", "accepted")]
    [InlineData(6000, "station-model", "length", "checksum", "feature", "self test", "accepted")]
    [InlineData(6000, "station-state", "length", "magic", "version", "checksum", "equal measurements", "verdict", "output", "time of the last reading", "temperature", "saved state: checksum", "saved state: value", "saved state: model id")]
    [InlineData(6000, "pt", "pickle", "storage", "accepted")]
    [InlineData(300, "onnx", "damaged", "attribute", "accepted")]
    [InlineData(3000, "h5", "is damaged", "Dataspace", "model_config is not valid JSON", "weight_names", "accepted")]
    [InlineData(3000, "keras", "is damaged", "is not supported", "json is not valid JSON", "accepted")]
    [InlineData(500, "sidecar", "not valid JSON", "expected keys out of", "accepted")]
    [InlineData(2000, "csv", "expected # fields", "expected a number", "quote", "accepted")]
    [InlineData(1000, "raw", "expected", "accepted")]
    [InlineData(1000, "text", "token", "accepted")]
    [InlineData(1000, "station-line", "expected JSON", "expected a text", "accepted: StationReading", "accepted: StationEvent")]
    [InlineData(6000, "safetensors", "header", "data_offsets", "accepted")]
    public void Mutants_reach_the_rules_of_a_target(int mutants, string name, params string[] reached)
    {
        FuzzReport report = FuzzRun.Of(name, 2, new FuzzLimits(mutants, s_time), FuzzSettings.Folder);

        Assert.All(reached, part => Assert.Contains(report.Kinds.Keys, kind => kind.Contains(part, StringComparison.Ordinal)));
    }
}

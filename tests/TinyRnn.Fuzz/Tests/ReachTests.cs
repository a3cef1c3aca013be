using System;
using TinyRnn.Fuzz.Engine;
using Xunit;

namespace TinyRnn.Fuzz.Tests;

/// <summary>Mutants get past magic, length and checksum, and to the rules behind them.</summary>
public class ReachTests
{
    private static readonly FuzzLimits s_limits = new(6000, TimeSpan.FromMinutes(2));

    [Theory]
    [InlineData("model", "magic", "checksum", "input # gain", "table", "recurrent multiplier", "accepted")]
    [InlineData("sequence", "checksum", "context", "decoder", "start token", "accepted")]
    [InlineData("state", "length", "model id", "checksum", "value #", "held reading #", "accepted")]
    [InlineData("station-model", "length", "checksum", "feature", "self test", "accepted")]
    [InlineData("station-state", "length", "magic", "version", "checksum", "hour", "flags", "probability", "past reading", "temperature", "saved state: checksum", "saved state: value", "saved state: model id")]
    [InlineData("pt", "pickle", "storage", "accepted")]
    [InlineData("safetensors", "header", "data_offsets", "accepted")]
    public void Mutants_reach_what_a_checksum_or_header_protects(string name, params string[] reached)
    {
        FuzzReport report = FuzzRun.Of(name, 2, s_limits, FuzzSettings.Folder);

        Assert.All(reached, part => Assert.Contains(report.Kinds.Keys, kind => kind.Contains(part, StringComparison.Ordinal)));
    }
}

using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Tests.Import;
using TinyRnn.Quantizer.Tests.Reference;

namespace TinyRnn.Quantizer.Tests.Sequences;

/// <summary>A sequence network and what the framework wrote with it, from fixtures/sequences; the format is in its generate.py.</summary>
public sealed class SequenceCase(JsonElement entry)
{
    public static IReadOnlyList<SequenceCase> All { get; } =
        JsonDocument
            .Parse(File.ReadAllBytes(Path.Combine(Fixtures.Root, "sequences", "sequences.json")))
            .RootElement.GetProperty("cases")
            .EnumerateArray()
            .Select(entry => new SequenceCase(entry))
            .ToArray();

    public static SequenceCase Named(string name) => All.Single(sequence => sequence.Name == name);

    public string Name { get; } = entry.GetProperty("name").GetString()!;

    public bool WritesTokens => entry.GetProperty("decoder")[0].GetProperty("type").GetString() is "embedding" or "one_hot";

    public IReadOnlyList<SequenceRun> Runs => [.. entry.GetProperty("runs").EnumerateArray().Select(run => new SequenceRun(run))];

    public SequenceNetwork Load()
    {
        JsonElement context = entry.GetProperty("context");
        ContextUse use = entry.GetProperty("use").GetString() switch
        {
            "final_state" => ContextUse.FinalState,
            "output" => ContextUse.Output,
            _ => ContextUse.None,
        };
        return new SequenceNetwork(
            context.ValueKind == JsonValueKind.Null ? null : Part(context, "context", 12),
            use,
            Part(entry.GetProperty("decoder"), "decoder", 0),
            entry.GetProperty("start").GetInt32(),
            entry.GetProperty("stop").GetInt32(),
            entry.GetProperty("longest").GetInt32());
    }

    private Network Part(JsonElement layers, string part, int window) =>
        new(
            new NetworkDescription($"{Name} {part}", [], [], NetworkTask.Regression, 0.5),
            [.. layers.EnumerateArray().SelectMany((layer, i) => WindowCase.Layers(layer, $"{part}{i}"))],
            window);
}

/// <summary>One sequence of a <see cref="SequenceCase"/>.</summary>
public sealed class SequenceRun(JsonElement entry)
{
    public float[] Window => Floats("window");

    public float[] First => Floats("first");

    public int[] Tokens => Integers("tokens");

    public int[] Target => Integers("target");

    public float[] Logs => Floats("logs");

    public float[] Vectors => Floats("vectors");

    private float[] Floats(string name) => [.. entry.GetProperty(name).EnumerateArray().Select(number => number.GetSingle())];

    private int[] Integers(string name) => [.. entry.GetProperty(name).EnumerateArray().Select(number => number.GetInt32())];
}

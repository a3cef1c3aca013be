using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using TinyRnn.Trainer.Data;
using TinyRnn.Trainer.Layers;
using TinyRnn.Trainer.Tasks;

namespace TinyRnn.Trainer.Files;

/// <summary>Writes the JSON file that states beside the weights what they cannot tell, in the words of the importer's sidecars.</summary>
public static class SidecarWriter
{
    private static readonly JsonWriterOptions s_options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The bytes of a file.</summary>
    /// <param name="name">The model's name.</param>
    /// <param name="shape">What the network is made of.</param>
    /// <param name="target">What it predicts.</param>
    /// <param name="recipe">The keys of the recipe, features with means and deviations among them.</param>
    /// <param name="scale">Mean and deviation of the target; 0 and 1 unless it is a number.</param>
    /// <param name="threshold">The decision threshold of a binary target.</param>
    /// <param name="example">What the network gives of some rows.</param>
    public static byte[] Write(
        string name,
        NetworkShape shape,
        Target target,
        JsonObject recipe,
        TargetScale scale,
        double threshold,
        ProofExample example)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentNullException.ThrowIfNull(scale);
        ArgumentNullException.ThrowIfNull(example);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, s_options))
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("task", TaskName(target.Kind));
            if (target.Kind == TargetKind.Binary)
            {
                json.WriteNumber("threshold", threshold);
            }

            foreach ((string key, JsonNode? value) in recipe)
            {
                json.WritePropertyName(key);
                value!.WriteTo(json);
            }

            WriteTarget(json, target);
            json.WriteStartArray("outputs");
            foreach (string output in OutputNames(target))
            {
                WriteChannel(json, output, "", scale.Mean, scale.Deviation);
            }

            json.WriteEndArray();
            json.WriteString("take", "every_step");
            WriteLayers(json, shape, target.Kind);
            WriteExample(json, example);
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static string TaskName(TargetKind kind) =>
        kind switch
        {
            TargetKind.Binary => "binary",
            TargetKind.MultiClass => "multiclass",
            _ => "regression",
        };

    private static IEnumerable<string> OutputNames(Target target) => target.Kind == TargetKind.MultiClass ? target.Classes : [target.OutputName];

    private static void WriteTarget(Utf8JsonWriter json, Target target)
    {
        PredictionTask task = target.Task;
        json.WriteStartObject("target");
        json.WriteString("predict", task.Column);
        foreach ((string key, int rows) in (ReadOnlySpan<(string, int)>)[("ahead", task.Ahead), ("within", task.Within)])
        {
            if (rows > 0)
            {
                json.WriteNumber(key, rows);
            }
        }

        foreach ((string key, double? limit) in (ReadOnlySpan<(string, double?)>)[("above", task.Above), ("below", task.Below)])
        {
            if (limit is { } number)
            {
                json.WriteNumber(key, number);
            }
        }

        if (task.Sequence is { } sequence)
        {
            json.WriteString("sequence", sequence);
        }

        if (!task.HasLimit && target.Classes.Count > 0)
        {
            json.WriteStartArray("classes");
            foreach (string name in target.Classes)
            {
                json.WriteStringValue(name);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteChannel(Utf8JsonWriter json, string name, string unit, double mean, double deviation)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("unit", unit);
        json.WriteNumber("mean", mean);
        json.WriteNumber("deviation", deviation);
        json.WriteEndObject();
    }

    private static void WriteExample(Utf8JsonWriter json, ProofExample example)
    {
        json.WriteStartArray("examples");
        json.WriteStartObject();
        WriteRows(json, "input", example.Input);
        WriteRows(json, "output", example.Output);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    /// <summary>A line for each row.</summary>
    private static void WriteRows(Utf8JsonWriter json, string name, IReadOnlyList<float[]> rows)
    {
        json.WriteStartArray(name);
        foreach (float[] row in rows)
        {
            json.WriteRawValue($"[{string.Join(", ", Array.ConvertAll(row, value => value.ToString("G9", CultureInfo.InvariantCulture)))}]");
        }

        json.WriteEndArray();
    }

    private static void WriteLayers(Utf8JsonWriter json, NetworkShape shape, TargetKind kind)
    {
        json.WriteStartObject("layers");
        json.WriteStartObject(shape.ModuleName);
        if (shape.ModuleName == "rnn")
        {
            json.WriteString("nonlinearity", shape.Cell == TrainableCell.RnnRelu ? "relu" : "tanh");
        }

        json.WriteString("activation", "none");
        json.WriteEndObject();
        json.WriteStartObject("head");
        json.WriteString("activation", kind switch { TargetKind.Binary => "sigmoid", TargetKind.MultiClass => "softmax", _ => "none" });
        json.WriteEndObject();
        json.WriteEndObject();
    }
}

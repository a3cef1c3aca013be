using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Spectre.Console;
using TinyRnn.Cli.Output;
using TinyRnn.Quantizer.Models;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Cli.Views;

/// <summary>An integer model for people.</summary>
internal static class ModelView
{
    public static void Write(ModelSummary model)
    {
        string threshold = model.Task == ModelTask.Binary ? $", threshold {model.Threshold.ToString(CultureInfo.InvariantCulture)}" : "";
        Terminal.Line($"{model.Name}: {model.Task.ToString().ToLowerInvariant()}{threshold}, id {model.Id}");
        WriteStructure(model);
        if (model.Target is { } target)
        {
            Terminal.Line($"Predicts {target.Describe(model.Task.ToNetworkTask())}");
        }

        if (model.Proof is { } proof)
        {
            Terminal.Line($"Made of a proven network: {proof}");
        }

        if (model.Origin is { } origin)
        {
            Terminal.Line($"Made by {origin}{(origin.Calibration.Length > 0 ? $", of data with SHA-256 {origin.Calibration}" : "")}");
        }

        Terminal.Line();
        WriteChannels(model);
        Terminal.Line();
        WriteLayers(model.Layers);
        Terminal.Line();
        WriteMemory(model.Memory);
    }

    private static void WriteStructure(ModelSummary model)
    {
        if (model.Window > 0)
        {
            string outputs = model.OutputSteps switch
            {
                0 => "an output for each step",
                1 => "one output for a window",
                int steps => $"{steps} outputs for a window",
            };
            string stepped = model.NeedsWindow ? "cannot be stepped" : "can be stepped as well";
            Terminal.Line($"Windows of {(model.NeedsFullWindow ? "exactly" : "up to")} {model.Window} steps, {outputs}; {stepped}");
        }

        if (model.Tokens > 0)
        {
            Terminal.Line($"Takes tokens, 0 to {model.Tokens - 1}");
        }
    }

    private static void WriteChannels(ModelSummary model)
    {
        var table = new TextTable("", "name", "unit", "integer step", "from", "to");
        for (int i = 0; i < model.Inputs.Count; i++)
        {
            InputSummary input = model.Inputs[i];
            table.Add($"input {i}", input.Name, input.Unit, Figures.Short(input.Step), Figures.Short(input.Least), Figures.Short(input.Most));
        }

        for (int i = 0; i < model.Outputs.Count; i++)
        {
            OutputSummary output = model.Outputs[i];
            table.Add($"output {i}", output.Name, output.Unit, Figures.Short(output.Step), "", "");
        }

        table.Write();
    }

    private static void WriteLayers(IReadOnlyList<LayerSummary> layers)
    {
        var table = new TextTable("layer", "name", "kind", "product", "shape", "bits", "lanes", "limit", "step", "row scales") { Keys = [0, 3] };
        foreach (LayerSummary layer in layers)
        {
            if (layer.Input == null)
            {
                string shape = $"{layer.InputSize} to {layer.OutputSize}";
                table.Add($"{layer.Layer}", layer.Name, KindOf(layer), "", shape, "", "", "", "", "");
                continue;
            }

            AddProduct(table, layer, "W x", layer.InputSize, layer.Input);
            if (layer.Recurrent != null)
            {
                AddProduct(table, layer, "U h", layer.OutputSize, layer.Recurrent);
            }
        }

        table.Write();
    }

    private static void AddProduct(TextTable table, LayerSummary layer, string product, int columns, ProductSummary summary) =>
        table.Add(
            $"{layer.Layer}",
            layer.Name,
            KindOf(layer),
            product,
            $"{layer.Rows} x {columns}",
            $"{summary.WeightBits}",
            $"{summary.Lanes}",
            $"+-{summary.Limit}",
            summary.Step is double step ? Figures.Short(step) : "of the inputs",
            $"{Figures.Short(summary.LeastRowScale)} .. {Figures.Short(summary.MostRowScale)}"
        );

    private static string KindOf(LayerSummary layer) => layer.Detail.Length > 0 ? $"{layer.Kind}, {layer.Detail}" : layer.Kind.ToString();

    private static void WriteMemory(MemorySummary memory)
    {
        Terminal.Line(
            $"Flash: {Figures.Count(memory.File)} bytes, {Figures.Count(memory.FileWeights)} of them weights ({Figures.Count(memory.FloatWeights)} in float)"
        );
        Terminal.Line($"RAM when loaded: {Figures.Count(memory.Ram)} bytes, {Figures.Count(memory.RamWhileLoading)} while the file is read");
        (string Name, long Bytes)[] parts =
        [
            ("weights", memory.Weights),
            ("row scales and biases", memory.Scales),
            ("sigmoid table", memory.Table),
            ("state", memory.State),
            ("working memory", memory.Working),
            ("self test", memory.SelfTest),
        ];
        Terminal.Line("  " + string.Join(", ", parts.Select(part => $"{part.Name} {Figures.Count(part.Bytes)}")));
        Terminal.Line($"State to save before deep sleep: {Figures.Count(memory.SavedState)} bytes");
    }
}

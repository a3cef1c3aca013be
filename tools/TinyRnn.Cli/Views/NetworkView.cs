using System.Globalization;
using Spectre.Console;
using TinyRnn.Cli.Output;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Cli.Views;

/// <summary>A float network for people.</summary>
internal static class NetworkView
{
    public static void Write(NetworkSummary network)
    {
        NetworkDescription description = network.Description;
        string threshold =
            description.Task == NetworkTask.Binary ? $", threshold {description.Threshold.ToString(CultureInfo.InvariantCulture)}" : "";
        Terminal.Line($"{description.Name}: {description.Task.ToString().ToLowerInvariant()}{threshold}, float, {Window(network)}");
        Terminal.Line();
        if (description.Features.Count + description.Outputs.Count > 0)
        {
            WriteChannels(description);
            Terminal.Line();
        }

        Table table = Terminal.Table("layer", "name", "kind", "in", "out", "parameters", "largest weight");
        for (int i = 0; i < network.Layers.Count; i++)
        {
            NetworkLayerSummary layer = network.Layers[i];
            table.AddText(
                $"{i}",
                layer.Name,
                layer.Kind,
                $"{layer.InputSize}",
                $"{layer.OutputSize}",
                Figures.Count(layer.Parameters),
                Figures.Short(layer.LargestWeight)
            );
        }

        Terminal.Out.Write(table);
        Terminal.Line();
        Terminal.Line($"Parameters: {Figures.Count(network.Parameters)}, {Figures.Count(4 * network.Parameters)} bytes in float");
    }

    private static string Window(NetworkSummary network)
    {
        string outputs = network.OutputSteps switch
        {
            0 => "an output for each step",
            1 => "one output for a window",
            int steps => $"{steps} outputs for a window",
        };
        return network.Window == 0 ? $"stepped, {outputs}" : $"windows of {network.Window} steps, {outputs}";
    }

    private static void WriteChannels(NetworkDescription description)
    {
        Table table = Terminal.Table("", "name", "unit", "mean", "deviation");
        for (int i = 0; i < description.Features.Count; i++)
        {
            Add(table, $"input {i}", description.Features[i]);
        }

        for (int i = 0; i < description.Outputs.Count; i++)
        {
            Add(table, $"output {i}", description.Outputs[i]);
        }

        Terminal.Out.Write(table);
    }

    private static void Add(Table table, string title, Channel channel) =>
        table.AddText(title, channel.Name, channel.Unit, Figures.Short(channel.Mean), Figures.Short(channel.Deviation));
}

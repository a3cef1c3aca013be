using System.Globalization;
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
        if (description.Target is { } target)
        {
            Terminal.Line($"Predicts {target.Describe(description.Task)}");
        }

        Terminal.Line();
        if (description.Features.Count + description.Outputs.Count > 0)
        {
            WriteChannels(description);
            Terminal.Line();
        }

        var table = new TextTable("layer", "name", "kind", "in", "out", "parameters", "largest weight");
        for (int i = 0; i < network.Layers.Count; i++)
        {
            NetworkLayerSummary layer = network.Layers[i];
            table.Add(
                $"{i}",
                layer.Name,
                layer.Kind,
                $"{layer.InputSize}",
                $"{layer.OutputSize}",
                Figures.Count(layer.Parameters),
                Figures.Short(layer.LargestWeight)
            );
        }

        table.Write();
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
        var table = new TextTable("", "name", "unit", "mean", "deviation");
        for (int i = 0; i < description.Features.Count; i++)
        {
            Add(table, $"input {i}", description.Features[i]);
        }

        for (int i = 0; i < description.Outputs.Count; i++)
        {
            Add(table, $"output {i}", description.Outputs[i]);
        }

        table.Write();
    }

    private static void Add(TextTable table, string title, Channel channel) =>
        table.Add(title, channel.Name, channel.Unit, Figures.Short(channel.Mean), Figures.Short(channel.Deviation));
}

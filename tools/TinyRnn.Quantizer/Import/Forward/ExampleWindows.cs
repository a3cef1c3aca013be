using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.Forward;

/// <summary>Cuts an example into the windows that its numbers of rows tell.</summary>
internal static class ExampleWindows
{
    /// <summary>
    /// Each window's first row of inputs, its number of steps, and its first row of outputs; null when the numbers of rows and values
    /// are not what the network takes and gives.
    /// </summary>
    public static IReadOnlyList<(int Input, int Steps, int Output)>? Cut(Network network, ForwardExample example)
    {
        int rows = example.Input.Count;
        int outputs = example.Output.Count;
        int window = network.Window;
        if (example.Input[0].Length < network.InputSize || example.Output[0].Length != network.OutputSize)
        {
            return null;
        }

        if (window > 0 && rows % window == 0 && outputs == rows / window * network.StepsOut(window))
        {
            return Enumerable.Range(0, rows / window).Select(i => (i * window, window, i * network.StepsOut(window))).ToArray();
        }

        if (window > 0 && network.GivesLastStep && outputs == rows - window + 1)
        {
            return Enumerable.Range(0, outputs).Select(i => (i, window, i)).ToArray();
        }

        return outputs == network.StepsOut(rows) && (network.FixedSteps == 0 || rows == window) ? [(0, rows, 0)] : null;
    }

    /// <summary>The places of the network's features among the columns of the inputs: by name, else all in order; null when they do not fit.</summary>
    public static int[]? Columns(Network network, ForwardExample example)
    {
        string[] names = network.Description.Features.Select(feature => feature.Name).ToArray();
        List<string> columns = [.. example.Columns];
        return names.Length > 0 && names.All(columns.Contains) ? names.Select(name => columns.IndexOf(name)).ToArray()
            : example.Input[0].Length == network.InputSize ? Enumerable.Range(0, network.InputSize).ToArray()
            : null;
    }
}

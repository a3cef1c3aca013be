using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Cli.Options;

/// <summary>What is settled about a float file, by statements or by examples, in words that can be stated again without the examples.</summary>
internal static class SettledWords
{
    /// <summary>The words; null where no words say it.</summary>
    public static IReadOnlyList<string>? Of(ImportOptions settled)
    {
        Activation[] nonlinearities = [.. Layers(settled).Select(layer => layer.Value.Nonlinearity).OfType<Activation>().Append(settled.Nonlinearity).OfType<Activation>().Distinct()];
        if (settled.Repeats || nonlinearities.Length > 1)
        {
            return null;
        }

        return
        [
            .. settled.Take is { } take ? [$"--take {take.Word}"] : Array.Empty<string>(),
            .. settled.Order is { } order ? [$"--order {string.Join(',', order)}"] : Array.Empty<string>(),
            .. settled.Window is { } window ? [string.Create(CultureInfo.InvariantCulture, $"--window {window}")] : Array.Empty<string>(),
            .. nonlinearities.Select(function => $"--nonlinearity {Word(StatedNames.Nonlinearities, function)}"),
            .. Layers(settled).Where(layer => layer.Value.Activation != null).Select(layer => $"--activation {layer.Key}={Word(StatedNames.HeadActivations, layer.Value.Activation!)}"),
            .. settled.HeadActivation is { } head ? [$"--activation {Word(StatedNames.HeadActivations, head)}"] : Array.Empty<string>(),
            .. settled.Task is { } task ? [$"--task {Word(StatedNames.Tasks, task)}"] : Array.Empty<string>(),
        ];
    }

    private static IEnumerable<KeyValuePair<string, LayerOptions>> Layers(ImportOptions settled) => settled.Layers ?? Enumerable.Empty<KeyValuePair<string, LayerOptions>>();

    private static string Word<T>(IReadOnlyDictionary<string, T> words, T meaning) => words.First(word => Equals(word.Value, meaning)).Key;
}

using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Import.Forward;

namespace TinyRnn.Quantizer.Import.LayersFromTensors;

/// <summary>Asks for the order of modules that are often not used one after the other, such as an encoder and a decoder.</summary>
internal static class OrderRules
{
    private static readonly string[] s_suspicious = ["enc", "dec"];

    /// <summary>The question, or nothing.</summary>
    public static IEnumerable<Question> Questions(IReadOnlyList<LayerBlock> blocks, LayerNotes notes)
    {
        if (notes.Order is not null || Doubt(blocks, notes) is not string doubt)
        {
            yield break;
        }

        bool mayRepeat = blocks.OfType<RecurrentBlock>().Count() > 1;
        yield return new Question(
            doubt,
            $"--order {string.Join(',', blocks.Select(block => block.Name))}",
            stated => Answers(stated with { Order = blocks.Select(block => block.Name).ToArray() }, mayRepeat));
    }

    /// <summary>What makes one doubt that modules are used one after the other as the file has them; null for nothing.</summary>
    private static string? Doubt(IReadOnlyList<LayerBlock> blocks, LayerNotes notes)
    {
        RecurrentBlock[] recurrent = blocks.OfType<RecurrentBlock>().ToArray();
        if (recurrent.Length > 1)
        {
            return $"whether {string.Join(" and ", recurrent.Select(block => Text.Quote(block.Name)))} follow one another step by step, with nothing "
                + $"between (else --activation {recurrent[0].Name}=NAME), and in which order, or repeat or select steps between them, as an encoder and a decoder do (--order, or a sidecar that states every layer)";
        }

        if (recurrent.FirstOrDefault(block => IsSuspicious(block.Name)) is { } named)
        {
            return $"whether {Text.Quote(named.Name)} is all that runs over the steps, since an encoder has a decoder (--order, or a sidecar that states every layer)";
        }

        if (recurrent.Length == 1 && Elsewhere(blocks, recurrent[0]) is { } other)
        {
            return $"whether {recurrent[0]} stands where the file has it, since {Text.List(other)} fits as well (--order)";
        }

        // Two linear layers with nothing between would be one.
        LayerBlock? linear = blocks.Zip(blocks.Skip(1)).FirstOrDefault(pair => pair is (DenseBlock, DenseBlock) && (notes.Of(pair.First).Activation ?? ActivationRules.None) == ActivationRules.None).First;
        return linear is null ? null : $"whether forward calls both {linear} and the layer after it, between which nothing stands (--order)";
    }

    /// <summary>Of a recurrent layer behind a dense one, an order that fits too and has it elsewhere; null where there is none.</summary>
    private static LayerBlock[]? Elsewhere(IReadOnlyList<LayerBlock> blocks, RecurrentBlock recurrent)
    {
        int place = blocks.ToList().IndexOf(recurrent);
        return blocks.Take(place).Any(block => block is DenseBlock)
            ? new ChainSearch(blocks).Find().FirstOrDefault(chain => Array.IndexOf(chain, recurrent) != place)
            : null;
    }

    /// <summary>Step by step, or, of windows, the last output repeated.</summary>
    private static IEnumerable<ImportOptions> Answers(ImportOptions ordered, bool mayRepeat)
    {
        yield return ordered;
        int[] lengths = ordered.Examples!.Select(example => example.Input.Count).Distinct().ToArray();
        int window = ordered.Window ?? (lengths.Length == 1 && lengths[0] <= Limits.Window ? lengths[0] : 0);
        if (mayRepeat && window > 0)
        {
            yield return ordered with { Window = window, Repeats = true };
        }
    }

    private static bool IsSuspicious(string name) =>
        name.Split('.').Any(part => s_suspicious.Any(word => part.StartsWith(word, StringComparison.OrdinalIgnoreCase)));
}

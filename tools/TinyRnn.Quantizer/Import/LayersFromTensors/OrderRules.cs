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
        RecurrentBlock[] recurrent = blocks.OfType<RecurrentBlock>().ToArray();
        if (notes.Order is null && (recurrent.Length > 1 || recurrent.Any(block => IsSuspicious(block.Name))))
        {
            string names = string.Join(", ", blocks.Select(block => $"\"{block.Name}\""));
            yield return new Question(
                $"whether {string.Join(" and ", recurrent.Select(block => Text.Quote(block.Name)))} follow one another step by step, and in which "
                    + "order, or repeat or select steps between them, as an encoder and a decoder do (\"order\", or a sidecar that states every layer)",
                "",
                stated => Answers(stated with { Order = blocks.Select(block => block.Name).ToArray() }, recurrent.Length > 1))
            {
                Key = $"\"order\": [{names}]",
            };
        }
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

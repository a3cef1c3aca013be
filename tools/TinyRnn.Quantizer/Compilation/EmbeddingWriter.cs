using System.Collections.Generic;
using System.Globalization;

namespace TinyRnn.Quantizer.Compilation;

/// <summary>Writes an embedding as a switch over its tokens: 64-bit constants in code take no RAM and no call unpacks more than one.</summary>
internal static class EmbeddingWriter
{
    // A switch has at most 250 cases, and a jump reaches 32 KB.
    private const int MostCases = 200;
    private const int MostBytes = 24_000;

    // A step takes one case: its calls, and what they do for each value.
    private const int InstructionsPerValue = 14;

    public static List<CodeBlock> Write(int index, EmbeddingKernel layer, int bytesPerMethod)
    {
        var blocks = new List<CodeBlock>();
        int tokens = layer.Multipliers.Length;
        int most = System.Math.Min(bytesPerMethod, MostBytes);
        for (int first = 0; first < tokens;)
        {
            var code = new CodeWriter();
            int count = 0;
            int bytes = 0;
            while (first + count < tokens && count < MostCases)
            {
                string text = Case(layer, first + count);
                CodeCost cost = CodeCost.Of(text);
                if (count > 0 && bytes + cost.Bytes > most)
                {
                    break;
                }

                bytes += cost.Bytes;
                code.Lines(text);
                count++;
            }

            blocks.Add(Method(index, layer, first, count, code.ToString()));
            first += count;
        }

        return blocks;
    }

    private static CodeBlock Method(int index, EmbeddingKernel layer, int first, int count, string cases)
    {
        var code = new CodeWriter();
        code.Block("switch (token)", () => code.Lines(cases));
        int tokens = layer.Multipliers.Length;
        bool isLast = first + count == tokens;
        string condition = isLast ? "" : string.Create(CultureInfo.InvariantCulture, $"if (input[0] < {first + count}) ");
        string body = code.ToString();
        int instructions = first == 0 ? InstructionsPerValue * layer.OutputSize : 0;
        return new CodeBlock(
            $"Layer{index}Tokens{first}", $"Layer {index} ({layer.Name}), {layer.Kind}: tokens {first} to {first + count - 1} of {tokens}.",
            "int token, int[] values", $"input[0], values{index}", body, CodeCost.Of(body) with { Instructions = instructions })
        {
            Guard = (first > 0 ? "else " : "") + condition,
        };
    }

    private static string Case(EmbeddingKernel layer, int token)
    {
        var code = new CodeWriter();
        code.Line(string.Create(CultureInfo.InvariantCulture, $"case {token}:"));
        int perWord = 64 / layer.Bits;
        int size = layer.OutputSize;
        for (int at = 0; at < size; at += perWord)
        {
            int count = System.Math.Min(perWord, size - at);
            long word = 0;
            for (int i = count - 1; i >= 0; i--)
            {
                word = (word << layer.Bits) | (layer.Weights[token * size + at + i] & ((1L << layer.Bits) - 1));
            }

            string call = string.Create(
                CultureInfo.InvariantCulture, $"PackedVector.Spread{layer.Bits}({word}L, {layer.Multipliers[token]}, values, {at}, {count});");
            code.Line("    " + call);
        }

        return code.Line("    return;").ToString();
    }
}

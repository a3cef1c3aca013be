using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.CompilerServices;

namespace TinyRnn.Quantizer.Compilation.Native;

/// <summary>Puts the parts of a program into a header and a source.</summary>
internal static class NativeFiles
{
    public static NativeCode Write(
        NativeOptions options, string title, IReadOnlyList<(string Name, NativePart Part)> parts, SigmoidTable table, NativeSequence? sequence)
    {
        var files = new List<CompiledFile>
        {
            new($"{options.Name}.h", Header(options, title, parts, sequence)),
            new($"{options.Name}.c", Source(options, title, parts, table, sequence)),
        };
        string[] abilities = sequence is not null ? [.. sequence.Abilities] : Abilities(parts[0].Part.Layout.Info);
        int state = parts.Sum(part => part.Part.Layout.Bytes) + (sequence?.Bytes ?? 0);
        int constants = (4 * SigmoidTable.Length) + parts.Sum(part => part.Part.ConstantBytes);
        files.AddRange(NativeExamples.Write(options.Name, title, state, constants, abilities));
        return new NativeCode(files, state, constants, parts.Sum(part => part.Part.Weights)) { Abilities = abilities };
    }

    private static string[] Abilities(ModelInfo info) =>
        info.NeedsWindow
            ? info.Recipe is null ? ["network"] : ["network", "recipe", "rows"]
            : info.Recipe is null ? ["network", "stepped", "plain"] : ["network", "stepped", "recipe", "row"];

    private static string Header(NativeOptions options, string title, IReadOnlyList<(string Name, NativePart Part)> parts, NativeSequence? sequence)
    {
        var code = new CodeWriter();
        code.Line("#ifndef NET_H").Line("#define NET_H").Line();
        code.Line("#include <stddef.h>").Line("#include <stdint.h>").Line();
        code.Line("#ifdef __cplusplus").Line("extern \"C\" {").Line("#endif").Line();
        NativeErrors.Write(code);
        string text = NativeNames.Apply(code.ToString(), options.Name, "");
        text += string.Concat(parts.Select(part => NativeNames.Apply(part.Part.Header, options.Name, part.Name)));
        text += sequence is null ? "" : NativeNames.Apply(sequence.Header, options.Name, "");
        return NativeComment.Unbroken(Title(options, title) + text + "#ifdef __cplusplus\n}\n#endif\n\n#endif\n");
    }

    private static string Source(
        NativeOptions options, string title, IReadOnlyList<(string Name, NativePart Part)> parts, SigmoidTable table, NativeSequence? sequence)
    {
        string own = string.Concat(parts.Select(part => part.Part.Source)) + sequence?.Source;
        string helpers = NativeSnippets.Helpers(own);
        var code = new CodeWriter();
        code.Line($"#include \"{options.Name}.h\"").Line();
        code.Lines(NativeSnippets.Read("head")).Line();
        if (helpers.Contains("net_table", StringComparison.Ordinal))
        {
            NativeTable.Write(code, table);
        }

        if (helpers.Contains("net_exponentials", StringComparison.Ordinal))
        {
            int[] values = TableValues.OfExponential();
            code.Line("/* 2^26 exp v for v = -10.5 to 0 in steps of 1/64. */");
            NativePart.WriteArray(code, $"static NET_CONST int32_t net_exponentials[{values.Length}]", values.Select(value => $"{value}"));
        }

        code.Lines(helpers).Line();
        string text = NativeNames.Apply(code.ToString(), options.Name, "");
        text += string.Concat(parts.Select(part => NativeNames.Apply(part.Part.Source, options.Name, part.Name)));
        text += sequence is null ? "" : NativeNames.Apply(sequence.Source, options.Name, "");
        return NativeComment.Unbroken(Title(options, title) + text.TrimEnd('\n') + "\n");
    }

    private static string Title(NativeOptions options, string title) =>
        $"/* Generated: {NativeComment.Of(title)}.\n   Made by: {NativeComment.Of(options.CommandLine)}\n   The arithmetic is described in docs/numerics.md of TinyRnn. */\n";
}

using System;
using System.Collections.Generic;
using System.Linq;

namespace TinyRnn.Quantizer.Compilation.Native;

/// <summary>A README, and one example each of an ESP-IDF project and of an Arduino sketch around generated code.</summary>
internal static class NativeExamples
{
    public static IEnumerable<CompiledFile> Write(string name, string title, int stateBytes, int constantBytes, IReadOnlyList<string> abilities)
    {
        string idf = Indented(NativeUse.Statements(abilities, value => $"printf(\"%f\\n\", (double){value});"), 8);
        string sketch = Indented(NativeUse.Statements(abilities, value => $"Serial.println({value}, 6);"), 4);
        string readme = Indented(NativeUse.Statements(abilities, value => $"printf(\"%f\\n\", (double){value});"), 4);
        (string Path, string Snippet, string Use)[] files =
        [
            ("README.md", "README.md", readme),
            ("examples/esp-idf/CMakeLists.txt", "idf_project.txt", ""),
            ($"examples/esp-idf/components/{name}/CMakeLists.txt", "idf_component.txt", ""),
            ("examples/esp-idf/main/CMakeLists.txt", "idf_main.txt", ""),
            ("examples/esp-idf/main/main.c", "idf_main.c", idf),
            ($"examples/arduino/{name}_example/{name}_example.ino", "arduino.ino", sketch),
        ];
        foreach ((string path, string snippet, string use) in files)
        {
            string text = NativeSnippets.Template(snippet, [.. abilities])
                .Replace("@USE@", use.TrimEnd('\n'), StringComparison.Ordinal)
                .Replace("@NAME@", name, StringComparison.Ordinal)
                .Replace("@TITLE@", NativeComment.Of(title), StringComparison.Ordinal)
                .Replace("@RAM@", $"{stateBytes}", StringComparison.Ordinal)
                .Replace("@FLASH@", $"{constantBytes}", StringComparison.Ordinal);
            yield return new CompiledFile(path, NativeComment.Unbroken(NativeNames.Apply(text, name, "")));
        }
    }

    private static string Indented(string text, int spaces) =>
        string.Join('\n', text.TrimEnd('\n').Split('\n').Select(line => line.Length == 0 ? line : new string(' ', spaces) + line));
}

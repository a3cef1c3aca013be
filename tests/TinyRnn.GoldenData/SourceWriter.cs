using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

namespace TinyRnn.GoldenData;

/// <summary>
/// Writes models and outputs as C# that compiles for the board: a whole file as an array that a method makes, many pieces in one
/// assembly as base64. Both stay in flash until they are read.
/// </summary>
internal sealed class SourceWriter(string folder)
{
    /// <summary>How the files are made.</summary>
    public const string CommandLine = "dotnet run --project tests/TinyRnn.GoldenData";

    private const string DeviceTests = "TinyRnn.DeviceTests";
    private const int CharactersPerLine = 120;
    private const int BytesPerLine = 32;

    public void WriteTable(TestModel model)
    {
        StringBuilder text = Header(DeviceTests, "internal", "SharedTable", "The table of sigmoid and tanh, which is the same in all models: kept once.");
        Member(text, "Base64", model.Parts().Table);
        Save(text, "Shared/SharedTable.cs");
    }

    /// <summary>A whole model file.</summary>
    public void WriteFile(string ns, string className, string summary, string path, byte[] bytes)
    {
        StringBuilder text = Header(ns, "public", className, summary);
        text.Append("    /// <summary>The bytes, which stay in flash until they are asked for.</summary>\n    public static byte[] Bytes() => new byte[]\n    {\n");
        foreach (byte[] line in bytes.Chunk(BytesPerLine))
        {
            text.Append(CultureInfo.InvariantCulture, $"        {string.Join(", ", line)},\n");
        }

        text.Append("    };\n");
        Save(text, path);
    }

    public void WriteModels(string className, string path, IReadOnlyList<TestModel> models)
    {
        StringBuilder text = Header(DeviceTests, "internal", className, "Small quantized models with random weights.");
        foreach (TestModel model in models)
        {
            Model(text, model);
        }

        Save(text, path);
    }

    public void WriteGolden(string className, string path, IReadOnlyList<TestModel> models, int seed, int steps)
    {
        StringBuilder text = Header(DeviceTests, "internal", className, "Quantized models with random weights, and their raw outputs.");
        text.Append(CultureInfo.InvariantCulture, $"    public const int Seed = {seed};\n    public const int Steps = {steps};\n\n");
        foreach (TestModel model in models)
        {
            Model(text, model);
            (int[] outputs, int checksum) = model.Run(seed, steps);
            Member(text, $"{model.Identifier}Outputs", Convert.ToBase64String([.. outputs.SelectMany(BitConverter.GetBytes)]));
            text.Append(CultureInfo.InvariantCulture, $"    public const int {model.Identifier}StateChecksum = {checksum};\n\n");
        }

        Save(text, path);
    }

    /// <summary>Models for single steps with their outputs, and beside them each as code.</summary>
    public void WriteCells(string className, IReadOnlyList<TestModel> models, int seed, int steps)
    {
        WriteGolden(className, $"{className}/{className}.cs", models, seed, steps);
        foreach (TestModel model in models)
        {
            File.WriteAllText(Path.Combine(folder, className, $"Compiled{model.Identifier}.cs"), model.Compile(DeviceTests + ".Generated"));
        }
    }

    /// <summary>Models for windows with their outputs, and beside them each as code.</summary>
    public void WriteWindows(string className, IReadOnlyList<TestModel> models, int seed, int windows)
    {
        StringBuilder text = Header(DeviceTests, "internal", className, "Quantized models for windows with random weights, and their raw outputs.");
        text.Append(CultureInfo.InvariantCulture, $"    public const int Seed = {seed};\n    public const int Count = {windows};\n\n");
        foreach (TestModel model in models)
        {
            Model(text, model);
            (int[] outputs, int checksum) = model.RunWindows(seed, windows);
            Member(text, $"{model.Identifier}Outputs", Convert.ToBase64String([.. outputs.SelectMany(BitConverter.GetBytes)]));
            text.Append(CultureInfo.InvariantCulture, $"    public const int {model.Identifier}StateChecksum = {checksum};\n\n");
            File.WriteAllText(Path.Combine(folder, className, $"Compiled{model.Identifier}.cs"), model.Compile(DeviceTests + ".Generated"));
        }

        Save(text, $"{className}/{className}.cs");
    }

    /// <summary>Sequence models and what they write, beside them some as code, and the first's cell as code.</summary>
    public void WriteSequences(string className, string suffix, IReadOnlyList<TestSequence> models, int seed, int sequences)
    {
        string ns = DeviceTests + ".Generated";
        StringBuilder text = Header(DeviceTests, "internal", className, "Quantized sequence models with random weights, and what they write.");
        text.Append(CultureInfo.InvariantCulture, $"    public const int Seed = {seed};\n    public const int Count = {sequences};\n\n");
        foreach (TestSequence model in models)
        {
            IEnumerable<string> pieces = model.Pieces().Select((_, i) => $"{model.Identifier}Piece{i}");
            foreach ((string name, string piece) in pieces.Zip(model.Pieces()))
            {
                Member(text, name, piece);
            }

            string loaded = $"SequenceModel.Load(ModelBytes.Join(new[] {{ {string.Join(", ", pieces)} }}))";
            text.Append(CultureInfo.InvariantCulture, $"    public static SequenceModel {model.Identifier}() => {loaded};\n\n");
            Member(text, $"{model.Identifier}Results", Convert.ToBase64String([.. model.Write(seed, sequences).SelectMany(BitConverter.GetBytes)]));
            foreach (Quantizer.Compilation.CompiledFile file in model.Compile(ns))
            {
                File.WriteAllText(Path.Combine(folder, className, file.Path), file.Text);
            }
        }

        Quantizer.Compilation.CompiledFile cell = models[0].CompileCell(ns, $"CompiledCell{suffix}");
        File.WriteAllText(Path.Combine(folder, className, cell.Path), cell.Text);
        Save(text, $"{className}/{className}.cs");
    }

    private static StringBuilder Header(string ns, string access, string className, string summary)
    {
        var text = new StringBuilder();
        text.Append("// <auto-generated/>\n");
        text.Append(CultureInfo.InvariantCulture, $"// Made by: {CommandLine}\n");
        text.Append(CultureInfo.InvariantCulture, $"namespace {ns};\n\n/// <summary>{summary}</summary>\n{access} static class {className}\n{{\n");
        return text;
    }

    private static void Model(StringBuilder text, TestModel model)
    {
        (string head, _, string tail) = model.Parts();
        Member(text, $"{model.Identifier}Head", head);
        Member(text, $"{model.Identifier}Tail", tail);
        text.Append(CultureInfo.InvariantCulture, $"    public static RnnModel {model.Identifier}() => ModelBytes.Load({model.Identifier}Head, {model.Identifier}Tail);\n\n");
    }

    private static void Member(StringBuilder text, string name, string base64)
    {
        IEnumerable<string> lines = base64.Chunk(CharactersPerLine).Select(line => $"        \"{new string(line)}\"");
        text.Append(CultureInfo.InvariantCulture, $"    public const string {name} =\n{string.Join(" +\n", lines)};\n\n");
    }

    private void Save(StringBuilder text, string path)
    {
        while (text[^1] == '\n')
        {
            text.Length--;
        }

        text.Append("\n}\n");
        File.WriteAllText(Path.Combine(folder, path), text.ToString());
    }
}

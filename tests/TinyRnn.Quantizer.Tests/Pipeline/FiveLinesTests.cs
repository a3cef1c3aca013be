using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Pipeline;

/// <summary>The program in docs/library.md, as it stands there.</summary>
public sealed partial class FiveLinesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("five-lines").FullName;

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Code();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Five_lines_quantize_a_network()
    {
        File.Copy(Repository.PathOf("examples/rain/rain-gru.pt"), InFolder("net.pt"));
        File.Copy(Repository.PathOf("examples/rain/rain-gru.json"), InFolder("net.json"));
        File.Copy(Repository.PathOf("examples/rain/calibration.csv"), InFolder("readings.csv"));

        string output = Run(Program().Entry());

        byte[] model = File.ReadAllBytes(InFolder("net.trnn"));
        Assert.Matches($@"^{model.Length} bytes, 0\.\d\d % of error behind the last layer\n$", output);
        Assert.True(new LoadedNetwork(RnnModel.Load(model)).SelfTest().Passed);
    }

    [Fact]
    public void They_are_five() => Assert.Equal(5, Text().Split('\n').Count(line => line.Length > 0 && !line.StartsWith("using ", StringComparison.Ordinal)));

    private static string Text() => Code().Match(File.ReadAllText(Repository.PathOf("docs/library.md")).ReplaceLineEndings("\n")).Groups[1].Value;

    /// <summary>The docs' text, with this test's folder in place of the current one.</summary>
    private LoadedProgram Program()
    {
        string text = Text();
        foreach (string file in new[] { "net.pt", "readings.csv", "net.trnn" })
        {
            Assert.Contains($"\"{file}\"", text, StringComparison.Ordinal);
            text = text.Replace($"\"{file}\"", SymbolDisplay.FormatLiteral(InFolder(file), quote: true), StringComparison.Ordinal);
        }

        return LoadedProgram.Compile(text);
    }

    private string InFolder(string file) => Path.Combine(_folder, file);

    private static string Run(MethodInfo entry)
    {
        TextWriter before = Console.Out;
        using var output = new StringWriter();
        Console.SetOut(output);
        try
        {
            entry.Invoke(null, [Array.Empty<string>()]);
        }
        finally
        {
            Console.SetOut(before);
        }

        return output.ToString().ReplaceLineEndings("\n");
    }

    private sealed class LoadedProgram(byte[] image)
    {
        public static LoadedProgram Compile(string text)
        {
            string[] libraries = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
            var compilation = CSharpCompilation.Create(
                "FiveLines", [CSharpSyntaxTree.ParseText(text)], libraries.Select(library => MetadataReference.CreateFromFile(library)),
                new CSharpCompilationOptions(OutputKind.ConsoleApplication));
            using var image = new MemoryStream();
            Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(image);
            Assert.True(result.Success, string.Join("\n", result.Diagnostics));
            return new LoadedProgram(image.ToArray());
        }

        public MethodInfo Entry() => Assembly.Load(image).EntryPoint!;
    }
}

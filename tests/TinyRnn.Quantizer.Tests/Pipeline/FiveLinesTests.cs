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

/// <summary>The programs in docs/library.md, as they stand there.</summary>
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

        string output = Run(Program(0, "net.pt", "readings.csv", "net.trnn").Entry());

        byte[] model = File.ReadAllBytes(InFolder("net.trnn"));
        Assert.Matches($@"(?m)^{model.Length} bytes, 0\.\d\d % of error behind the last layer\n$", output);
        Assert.True(new LoadedNetwork(RnnModel.Load(model)).SelfTest().Passed);
    }

    [Fact]
    public void What_weights_do_not_tell_is_stated_in_a_program_as_on_the_command_line()
    {
        File.Copy(Repository.PathOf("tests/fixtures/forwards/weights/relu-between.pt"), InFolder("net.pt"));

        Assert.Matches(@"(?m)^\d layers, 2 values in, 2 out\n$", Run(Program(1, "net.pt").Entry()));
    }

    [Fact]
    public void They_are_five() => Assert.Equal(5, Text(0).Split('\n').Count(line => line.Length > 0 && !line.StartsWith("using ", StringComparison.Ordinal)));

    private static string Text(int place) => Code().Matches(File.ReadAllText(Repository.PathOf("docs/library.md")).ReplaceLineEndings("\n"))[place].Groups[1].Value;

    /// <summary>The docs' text, with this test's folder in place of the current one.</summary>
    private LoadedProgram Program(int place, params string[] files)
    {
        string text = Text(place);
        foreach (string file in files)
        {
            Assert.Contains($"\"{file}\"", text, StringComparison.Ordinal);
            text = text.Replace($"\"{file}\"", SymbolDisplay.FormatLiteral(InFolder(file), quote: true), StringComparison.Ordinal);
        }

        return LoadedProgram.Compile(text);
    }

    private string InFolder(string file) => Path.Combine(_folder, file);

    /// <summary>What it prints, between lines that tests beside it print to the same console.</summary>
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

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TinyRnn.TestSupport;

namespace TinyRnn.Quantizer.Tests.Board;

/// <summary>Compiles sources as a board's project does: C# 10, against the mscorlib of nanoFramework.CoreLibrary and what else is given.</summary>
internal static class CoreLibrary
{
    private static readonly CSharpParseOptions s_language = new(LanguageVersion.CSharp10, preprocessorSymbols: ["NANOFRAMEWORK_1_0"]);

    private static readonly Lazy<MetadataReference> s_runtime = new(() => Image("TinyRnn", SourcesIn("src/TinyRnn")));

    /// <summary>The runtime's sources, compiled.</summary>
    public static MetadataReference Runtime => s_runtime.Value;

    /// <summary>The errors of sources that see the board's base library and some more.</summary>
    public static string[] Errors(IEnumerable<string> sources, params MetadataReference[] references)
    {
        using var image = new MemoryStream();
        return Describe(Compilation("Checked", sources, references).Emit(image).Diagnostics);
    }

    /// <summary>Every source below a folder of the repository, without what builds leave there.</summary>
    public static string[] SourcesIn(string folder)
    {
        string[] files = [.. Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Replace('\\', '/').Split('/').Any(part => part is "obj" or "bin" or "Properties"))];
        return files.Length == 0 ? throw new DirectoryNotFoundException($"{folder}: no sources") : [.. files.Select(File.ReadAllText)];
    }

    public static MetadataReference Image(string name, IEnumerable<string> sources, params MetadataReference[] references)
    {
        using var image = new MemoryStream();
        string[] errors = Describe(Compilation(name, sources, references).Emit(image).Diagnostics);
        return errors.Length == 0 ? MetadataReference.CreateFromImage(image.ToArray()) : throw new InvalidOperationException(string.Join("\n", errors));
    }

    private static CSharpCompilation Compilation(string name, IEnumerable<string> sources, MetadataReference[] references) =>
        CSharpCompilation.Create(
            name,
            sources.Select(source => CSharpSyntaxTree.ParseText(source, s_language)),
            [MetadataReference.CreateFromFile(Path.Combine(Folder(), "lib", "mscorlib.dll")), .. references],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true));

    private static string Folder() =>
        typeof(CoreLibrary).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "CoreLibrary").Value!;

    private static string[] Describe(ImmutableArray<Diagnostic> diagnostics) =>
        [.. diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString())];
}

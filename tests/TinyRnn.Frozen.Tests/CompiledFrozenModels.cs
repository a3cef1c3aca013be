using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using CompilationOptions = TinyRnn.Quantizer.Compilation.CompilationOptions;

namespace TinyRnn.Frozen;

/// <summary>All frozen models as generated code, in one assembly.</summary>
public sealed class CompiledFrozenModels
{
    private readonly Assembly _assembly = Build(FrozenFolder.Names.SelectMany(Sources));

    /// <summary>The network or the sequence generator of a frozen model, as generated code.</summary>
    public object Create(string name) => Activator.CreateInstance(_assembly.GetType($"{NamespaceOf(name)}.Net", throwOnError: true)!)!;

    private static string NamespaceOf(string name) => "Frozen." + string.Concat(name.Split('-').Select(word => "N" + word));

    private static IEnumerable<string> Sources(string name)
    {
        // Beyond an assembly's size the code would stand in several, which only a board needs.
        var options = new CompilationOptions(NamespaceOf(name), "Net", "the tests of frozen models") { BytesPerAssembly = int.MaxValue };
        return FrozenModelBuilder.Compile(FrozenFolder.Read(name), options).Files
            .Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal)).Select(file => file.Text);
    }

    private static Assembly Build(IEnumerable<string> sources)
    {
        CSharpParseOptions language = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp9);
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var compilation = CSharpCompilation.Create(
            "Frozen",
            sources.Select(source => CSharpSyntaxTree.ParseText(source, language)),
            [
                MetadataReference.CreateFromFile(typeof(object).Assembly.Location),
                MetadataReference.CreateFromFile(Path.Combine(framework, "System.Runtime.dll")),
                MetadataReference.CreateFromFile(typeof(RecurrentNetwork).Assembly.Location),
            ],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        using var stream = new MemoryStream();
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(stream);
        if (!result.Success)
        {
            throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Take(5)));
        }

        stream.Position = 0;
        return AssemblyLoadContext.Default.LoadFromStream(stream);
    }
}

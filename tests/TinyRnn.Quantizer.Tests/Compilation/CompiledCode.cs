using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TinyRnn.Quantizer.Compilation;
using Xunit;
using CompilationOptions = TinyRnn.Quantizer.Compilation.CompilationOptions;

namespace TinyRnn.Quantizer.Tests.Compilation;

/// <summary>Generated code, built by the plain C# compiler at language version 9 as a board's project would build it.</summary>
internal sealed class CompiledCode
{
    private static readonly CSharpParseOptions s_language = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp9);
    private readonly Dictionary<string, byte[]> _images = [];

    private CompiledCode() { }

    /// <summary>A method's size in byte code and its number of locals.</summary>
    public IReadOnlyList<(string Method, int Bytes, int Locals)> Methods { get; private set; } = [];

    /// <summary>Bytes of byte code by assembly.</summary>
    public IReadOnlyDictionary<string, int> AssemblyBytes { get; private set; } = new Dictionary<string, int>();

    /// <summary>The network's class.</summary>
    public Type Network { get; private set; } = typeof(object);

    public static CompiledCode Build(CompiledModel model, CompilationOptions options)
    {
        var code = new CompiledCode();
        var context = new AssemblyLoadContext("generated", isCollectible: true);
        var references = new List<MetadataReference>(FrameworkReferences());
        foreach (IGrouping<string, CompiledFile> files in model.Files
            .Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal))
            .GroupBy(file => Path.GetDirectoryName(file.Path)!))
        {
            byte[] image = code.Compile(files.Key.Length > 0 ? files.Key : "Generated", files.Select(file => file.Text), references);
            references.Add(MetadataReference.CreateFromImage(image));
            Assembly assembly = context.LoadFromStream(new MemoryStream(image));
            code.Network = assembly.GetType($"{options.Namespace}.{options.ClassName}") ?? code.Network;
        }

        code.Measure();
        return code;
    }

    public RecurrentNetwork CreateNetwork() => (RecurrentNetwork)Activator.CreateInstance(Network)!;

    public SequenceGenerator CreateGenerator() => (SequenceGenerator)Activator.CreateInstance(Network)!;

    private byte[] Compile(string name, IEnumerable<string> texts, IEnumerable<MetadataReference> references)
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release);
        IEnumerable<SyntaxTree> trees = texts.Select(text => CSharpSyntaxTree.ParseText(text, s_language));
        var compilation = CSharpCompilation.Create(name, trees, references, options);
        using var stream = new MemoryStream();
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(stream);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Take(5)));
        Assert.Empty(result.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        byte[] image = stream.ToArray();
        _images.Add(name, image);
        return image;
    }

    private static IEnumerable<MetadataReference> FrameworkReferences()
    {
        string folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        yield return MetadataReference.CreateFromFile(typeof(object).Assembly.Location);
        yield return MetadataReference.CreateFromFile(Path.Combine(folder, "System.Runtime.dll"));
        yield return MetadataReference.CreateFromFile(typeof(RecurrentNetwork).Assembly.Location);
    }

    private void Measure()
    {
        var methods = new List<(string, int, int)>();
        var assemblies = new Dictionary<string, int>();
        foreach ((string name, byte[] image) in _images)
        {
            using var reader = new PEReader(new MemoryStream(image));
            MetadataReader metadata = reader.GetMetadataReader();
            foreach (MethodDefinition method in metadata.MethodDefinitions.Select(metadata.GetMethodDefinition))
            {
                MethodBodyBlock body = reader.GetMethodBody(method.RelativeVirtualAddress);
                int bytes = body.GetILReader().Length;
                methods.Add((metadata.GetString(method.Name), bytes, Locals(metadata, body)));
                assemblies[name] = assemblies.GetValueOrDefault(name) + bytes;
            }
        }

        Methods = methods;
        AssemblyBytes = assemblies;
    }

    private static int Locals(MetadataReader metadata, MethodBodyBlock body)
    {
        if (body.LocalSignature.IsNil)
        {
            return 0;
        }

        BlobReader signature = metadata.GetBlobReader(metadata.GetStandaloneSignature(body.LocalSignature).Signature);
        signature.ReadSignatureHeader();
        return signature.ReadCompressedInteger();
    }
}

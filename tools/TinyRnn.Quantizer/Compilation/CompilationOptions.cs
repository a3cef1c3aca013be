namespace TinyRnn.Quantizer.Compilation;

/// <summary>Choices for <see cref="ModelCompiler"/>.</summary>
/// <param name="Namespace">Namespace of the generated code, and first part of the assemblies' names.</param>
/// <param name="ClassName">Name of the network's class.</param>
/// <param name="CommandLine">How the code was made, for the header.</param>
public sealed record CompilationOptions(string Namespace, string ClassName, string CommandLine)
{
    /// <summary>Bytes of byte code that one assembly takes at most, by estimate; the platform's limit is 65,536.</summary>
    public int BytesPerAssembly { get; init; } = 52_000;

    /// <summary>Bytes of byte code that one method takes at most, by estimate.</summary>
    public int BytesPerMethod { get; init; } = 45_000;
}

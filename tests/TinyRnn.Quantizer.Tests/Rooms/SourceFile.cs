using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TinyRnn.Quantizer.Tests.Rooms;

/// <summary>A source file: the types that it declares, the names that it mentions, and the namespaces that it sees.</summary>
internal sealed class SourceFile
{
    private readonly HashSet<string> _seen;

    /// <param name="path">Relative to the project, with slashes.</param>
    /// <param name="text">C#.</param>
    public SourceFile(string path, string text)
    {
        Path = path;
        CompilationUnitSyntax root = CSharpSyntaxTree.ParseText(text).GetCompilationUnitRoot();
        Namespace = root.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Name.ToString() ?? "";
        Declared = [.. root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>().Where(type => type.Parent is BaseNamespaceDeclarationSyntax).Select(type => type.Identifier.Text)];
        Mentioned = [.. root.DescendantNodes().OfType<SimpleNameSyntax>().Where(MayBeType).Select(name => name.Identifier.Text)];
        _seen = [.. root.Usings.Select(used => used.Name!.ToString()), .. Enclosing(Namespace)];
    }

    public string Path { get; }

    public string Namespace { get; }

    public IReadOnlySet<string> Declared { get; }

    public IReadOnlySet<string> Mentioned { get; }

    /// <summary>The folder or file of <see cref="Path"/> below a folder: "Readings/" or "Sidecar.cs"; null when it is not below it.</summary>
    public string? Below(string folder)
    {
        if (!Path.StartsWith(folder, StringComparison.Ordinal))
        {
            return null;
        }

        string rest = Path[folder.Length..];
        int slash = rest.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? rest : rest[..(slash + 1)];
    }

    /// <summary>Whether a type of another file is mentioned here.</summary>
    public bool Uses(SourceFile other) =>
        other != this && _seen.Contains(other.Namespace) && other.Declared.Any(type => Mentioned.Contains(type) && !Declared.Contains(type));

    // Not what stands behind a dot, a method that is called, a name of an argument or an alias.
    private static bool MayBeType(SimpleNameSyntax name) =>
        name.Parent switch
        {
            MemberAccessExpressionSyntax access => access.Expression == name,
            InvocationExpressionSyntax => false,
            NameColonSyntax or NameEqualsSyntax => false,
            QualifiedNameSyntax qualified => qualified.Left == name,
            _ => name.FirstAncestorOrSelf<UsingDirectiveSyntax>() is null && name.FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>()?.Name.Span.Contains(name.Span) != true,
        };

    private static IEnumerable<string> Enclosing(string name)
    {
        for (string part = name; part.Length > 0; part = part.Contains('.', StringComparison.Ordinal) ? part[..part.LastIndexOf('.')] : "")
        {
            yield return part;
        }
    }
}

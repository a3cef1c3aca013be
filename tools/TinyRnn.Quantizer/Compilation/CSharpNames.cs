using System;
using System.Globalization;
using System.Linq;

namespace TinyRnn.Quantizer.Compilation;

/// <summary>Names and literals in generated C#.</summary>
internal static class CSharpNames
{
    // Reserved words of C# 9.
    private static readonly string[] s_reserved =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal",
        "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for",
        "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null",
        "object", "operator", "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte",
        "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof",
        "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
    ];

    /// <summary>Fails unless the text is an identifier, or identifiers with dots between.</summary>
    public static void Require(string what, string text, bool dots)
    {
        string[] parts = dots ? text.Split('.') : [text];
        if (!parts.All(IsIdentifier))
        {
            throw new ArgumentException($"{what}: expected a C# identifier{(dots ? " or several with dots between" : "")}, found '{text}'");
        }
    }

    /// <summary>Fails for a namespace of the base library: its types would be hidden, or made once more.</summary>
    public static void RequireOwnNamespace(string text)
    {
        if (text.Split('.')[0] == nameof(System))
        {
            throw new ArgumentException($"namespace: expected one of your own, found '{text}', which is the base library's");
        }
    }

    /// <summary>Fails for a class that has the name of a type that the code uses: it would be its own base, or hide what it needs.</summary>
    public static void RequireOwnClass(string text)
    {
        bool isTaken = typeof(RecurrentNetwork).Assembly.GetExportedTypes().Concat(typeof(object).Assembly.GetExportedTypes().Where(type => type.Namespace == nameof(System)))
            .Any(type => type.Name == text);
        if (isTaken)
        {
            throw new ArgumentException($"class name: expected one of your own, found '{text}', which the runtime or the base library has");
        }
    }

    /// <summary>A number as it stands in code, all its bits.</summary>
    public static string Literal(float value) => value.ToString("R", CultureInfo.InvariantCulture) + "f";

    /// <summary>A string literal; everything but printable ASCII is escaped.</summary>
    public static string Literal(string text) =>
        "\"" + string.Concat(text.Select(c => c is '"' or '\\' ? $"\\{c}" : c is >= ' ' and <= '~' ? c.ToString() : $"\\u{(int)c:X4}")) + "\"";

    /// <summary>Text that is safe inside a comment.</summary>
    public static string Comment(string text) =>
        Plain(text).Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    /// <summary>Text of one line, without characters that begin another.</summary>
    public static string Plain(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' or '\u0085' ? ' ' : c));

    private static bool IsIdentifier(string text) =>
        text.Length > 0
        && (char.IsAsciiLetter(text[0]) || text[0] == '_')
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
        && !s_reserved.Contains(text);
}

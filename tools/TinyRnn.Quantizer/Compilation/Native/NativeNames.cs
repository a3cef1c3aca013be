using System;
using System.Linq;
using System.Text.RegularExpressions;

namespace TinyRnn.Quantizer.Compilation.Native;

/// <summary>Names in generated C: the pieces are written with <c>net_</c>, which becomes the program's name, or that of a part of it.</summary>
public static partial class NativeNames
{
    // Reserved words of C99 and of C++.
    private static readonly string[] s_reserved =
    [
        "alignas", "alignof", "and", "asm", "auto", "bool", "break", "case", "catch", "char", "class", "const", "constexpr", "continue", "default", "delete", "do",
        "double", "else", "enum", "explicit", "export", "extern", "false", "float", "for", "friend", "goto", "if", "inline", "int", "long", "main", "mutable",
        "namespace", "new", "not", "nullptr", "operator", "or", "private", "protected", "public", "register", "restrict", "return", "short", "signed", "sizeof",
        "static", "struct", "switch", "template", "this", "throw", "true", "try", "typedef", "typename", "union", "unsigned", "using", "virtual", "void",
        "volatile", "wchar_t", "while", "xor",
    ];

    // Headers of C's library, and Arduino's, in whose place a file of the name would be read, on some machines whatever the case.
    private static readonly string[] s_headers =
    [
        "arduino", "assert", "complex", "ctype", "errno", "fenv", "inttypes", "iso646", "limits", "locale", "math", "setjmp", "signal", "stdalign", "stdarg",
        "stdatomic", "stdbool", "stddef", "stdint", "stdio", "stdlib", "stdnoreturn", "string", "tgmath", "threads", "time", "uchar", "wchar", "wctype",
    ];

    // Types of that library without the _t that the structure of a network gets as well.
    private static readonly string[] s_types =
    [
        "char8", "char16", "char32", "clock", "div", "fenv", "fexcept", "fpos", "imaxdiv", "ldiv", "lldiv", "max_align", "mbstate", "nullptr", "ptrdiff",
        "sig_atomic", "size", "ssize", "wctrans", "wint",
    ];

    /// <summary>Fails unless the text can begin the names of files, functions and macros.</summary>
    /// <exception cref="ArgumentException">It says what is expected and found.</exception>
    public static void Require(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!Identifier().IsMatch(name) || s_reserved.Contains(name))
        {
            throw new ArgumentException(
                $"name: expected an identifier of C, a letter and then letters, digits and underscores, 40 at most and no reserved word, found '{name}'");
        }

        if (s_headers.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            throw new ArgumentException($"name: expected a name that no header of C's library or of Arduino has, found '{name}', whose {name}.h would be read in its place");
        }

        if (s_types.Contains(name) || IntegerType().IsMatch(name))
        {
            throw new ArgumentException($"name: expected a name whose structure is no type of C's library, found '{name}', whose structure would be {name}_t");
        }
    }

    /// <summary>The code with the names of a program, or of a part of it.</summary>
    /// <param name="code">With <c>net_</c> and <c>NET_</c>.</param>
    /// <param name="name">Of the program.</param>
    /// <param name="part">Of its part; empty for the program itself.</param>
    internal static string Apply(string code, string name, string part)
    {
        string own = part.Length == 0 ? name : $"{name}_{part}";
        return Own().Replace(code, match =>
        {
            string prefix = NativeSnippets.Shared.Contains(match.Value) || NativeErrors.Names.Contains(match.Value) ? name : own;
            return (match.Value[0] == 'N' ? prefix.ToUpperInvariant() : prefix) + match.Value[3..];
        });
    }

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_]{0,39}\z")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"\Au?int(?:(?:_fast|_least)?(?:8|16|32|64|128)|max|ptr)\z")]
    private static partial Regex IntegerType();

    [GeneratedRegex(@"\b(?:net|NET)_\w+")]
    private static partial Regex Own();
}

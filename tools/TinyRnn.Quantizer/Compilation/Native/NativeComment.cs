using System.Linq;

namespace TinyRnn.Quantizer.Compilation.Native;

/// <summary>Names from models as comments of C.</summary>
internal static class NativeComment
{
    /// <summary>Stands in for a part of a name that <see cref="NativeNames"/> would take for one of the code's.</summary>
    public const char Break = '\u0001';

    /// <summary>The text without the marks of <see cref="Break"/>.</summary>
    public static string Unbroken(string text) => text.Replace(Break.ToString(), "", System.StringComparison.Ordinal);

    /// <summary>Text that neither ends a comment, nor goes on in another line, nor shows anything but itself.</summary>
    public static string Of(string text)
    {
        string clean = string.Concat(CSharpNames.Plain(text).Select(c => c is '\\' or '?' ? '_' : c));
        return clean.Replace("*/", "* /", System.StringComparison.Ordinal).Replace("/*", "/ *", System.StringComparison.Ordinal)
            .Replace("net_", $"net{Break}_", System.StringComparison.OrdinalIgnoreCase);
    }
}

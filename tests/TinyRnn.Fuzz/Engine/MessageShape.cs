using System;
using System.Text.RegularExpressions;

namespace TinyRnn.Fuzz.Engine;

/// <summary>
/// What is the same in two messages of one kind: numbers, ids, names of files and what is quoted or in brackets are left out, and all
/// behind "found" or a semicolon, where messages repeat what they were given.
/// </summary>
public static partial class MessageShape
{
    private const int MostCharacters = 120;

    /// <summary>The kind of an exception.</summary>
    public static string Of(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return $"{exception.GetType().Name}: {Of(exception.Message)}";
    }

    /// <summary>The kind of a message.</summary>
    public static string Of(string message)
    {
        string shape = Given().Replace(message, "");
        shape = Quoted().Replace(shape, "'...'");
        shape = Bracketed().Replace(shape, "(...)");
        shape = Files().Replace(shape, "...$1");
        shape = Numbers().Replace(shape, "#");
        shape = Foreign().Replace(shape, "?");
        return shape.Length <= MostCharacters ? shape : shape[..MostCharacters];
    }

    [GeneratedRegex("(?<=, found ).*|; .*", RegexOptions.Singleline)]
    private static partial Regex Given();

    // A name may have quotes of its own: all up to the last one before a space belongs to it.
    [GeneratedRegex("'[^']*'([^' ]*')*|\"[^\"]*\"([^\" ]*\")*")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\([^()]*\)|\[[^\[\]]*\]")]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"\b[\w-]+(\.(pth?|safetensors|json|onnx|csv|txt)\b)")]
    private static partial Regex Files();

    [GeneratedRegex(@"\b[0-9A-Fa-f]{8,}\b|-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"[^\x20-\x7e]+")]
    private static partial Regex Foreign();
}

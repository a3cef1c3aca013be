using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using TinyRnn.Quantizer.Data;

namespace TinyRnn.Quantizer.Samples;

/// <summary>
/// Cuts a text into tokens and puts tokens together again. A vocabulary of single characters cuts into characters, any other at
/// blanks; names in angle brackets, such as <c>&lt;stop&gt;</c>, may stand in both. Without a vocabulary tokens are their numbers,
/// separated by blanks.
/// </summary>
public sealed class Tokenizer
{
    /// <summary>The token that stands for all that a vocabulary does not have.</summary>
    public const string UnknownToken = "<unk>";

    private readonly int _tokens;
    private readonly IReadOnlyList<string> _vocabulary;
    private readonly Dictionary<string, int> _numbers = [];
    private readonly string[] _names;
    private readonly int _unknown;

    /// <summary>Prepares a vocabulary.</summary>
    /// <param name="tokens">How many tokens there are.</param>
    /// <param name="vocabulary">The text of each, or empty.</param>
    /// <exception cref="ArgumentException">The vocabulary has another number of tokens.</exception>
    public Tokenizer(int tokens, IReadOnlyList<string> vocabulary)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        if (vocabulary.Count != 0 && vocabulary.Count != tokens)
        {
            throw new ArgumentException($"Expected a vocabulary of {tokens} tokens, found {vocabulary.Count}.", nameof(vocabulary));
        }

        _tokens = tokens;
        _vocabulary = vocabulary;
        for (int i = 0; i < vocabulary.Count; i++)
        {
            _numbers.TryAdd(vocabulary[i], i);
        }

        string[] texts = vocabulary.Where(token => !IsName(token)).ToArray();
        CutsCharacters = texts.Length > 0 && texts.All(IsCharacter);
        _names = CutsCharacters ? vocabulary.Where(token => token.Length > 0 && IsName(token)).ToArray() : [];
        _unknown = _numbers.GetValueOrDefault(UnknownToken, -1);
    }

    /// <summary>True when a text is cut into characters, not at blanks.</summary>
    public bool CutsCharacters { get; }

    /// <summary>Cuts a text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="tokens">Tokens are added to it, up to the first unknown one.</param>
    /// <returns>What is unknown and where, or null when all is known.</returns>
    public string? Cut(string text, ICollection<int> tokens)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(tokens);
        int place = 0;
        foreach (string token in CutsCharacters ? Characters(text) : text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            place++;
            int number = NumberOf(token);
            if (number < 0)
            {
                return $"token {place}: {Unknown(token)}";
            }

            tokens.Add(number);
        }

        return null;
    }

    /// <summary>The text of a token: from the vocabulary, or its number.</summary>
    public string TextOf(int token) => _vocabulary.Count > 0 ? _vocabulary[token] : token.ToString(CultureInfo.InvariantCulture);

    /// <summary>Puts tokens together to the text that <see cref="Cut"/> cuts into them.</summary>
    public string Join(IEnumerable<int> tokens) => string.Join(CutsCharacters ? "" : " ", tokens.Select(TextOf));

    /// <summary>The number of a token, that of <see cref="UnknownToken"/> if there is one, or -1.</summary>
    /// <param name="token">Its text.</param>
    public int NumberOf(string token)
    {
        if (_vocabulary.Count > 0)
        {
            return _numbers.GetValueOrDefault(token, _unknown);
        }

        bool isToken = int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number < _tokens;
        return isToken ? number : -1;
    }

    private static bool IsName(string token) => token.Length == 0 || (token.Length > 2 && token[0] == '<' && token[^1] == '>');

    private static bool IsCharacter(string token) =>
        Rune.TryGetRuneAt(token, 0, out Rune rune) && rune.Utf16SequenceLength == token.Length;

    private string Unknown(string token)
    {
        if (_vocabulary.Count == 0)
        {
            return $"expected a number from 0 to {_tokens - 1}, found '{token}'";
        }

        string? nearest = CutsCharacters ? null : NearestName.Find(token, _vocabulary);
        string hint = nearest == null ? "" : $"; did you mean '{nearest}'?";
        return $"'{token}' is none of the {_tokens} tokens of the vocabulary{hint}";
    }

    private IEnumerable<string> Characters(string text)
    {
        int start = 0;
        while (start < text.Length)
        {
            int length = NameAt(text, start)?.Length ?? (Rune.TryGetRuneAt(text, start, out Rune rune) ? rune.Utf16SequenceLength : 1);
            yield return text.Substring(start, length);
            start += length;
        }
    }

    private string? NameAt(string text, int start)
    {
        foreach (string name in _names)
        {
            if (text.AsSpan(start).StartsWith(name, StringComparison.Ordinal))
            {
                return name;
            }
        }

        return null;
    }
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Samples;

namespace TinyRnn.Quantizer.Sequences;

/// <summary>Texts as a model that writes tokens takes and gives them.</summary>
public sealed class SequenceText
{
    private static readonly char[] s_betweenNumbers = [' ', ','];
    private readonly Tokenizer? _context;
    private readonly Tokenizer _decoder;
    private readonly int _contextSize;

    /// <summary>Prepares both vocabularies.</summary>
    /// <param name="contextSize">Values in a step of the context; 0 without a context.</param>
    /// <param name="contextTokens">The context's tokens; 0 when it takes numbers.</param>
    /// <param name="contextVocabulary">Their texts, or empty.</param>
    /// <param name="tokens">The decoder's tokens.</param>
    /// <param name="vocabulary">Their texts, or empty.</param>
    /// <exception cref="ArgumentException">The decoder takes vectors.</exception>
    public SequenceText(int contextSize, int contextTokens, IReadOnlyList<string> contextVocabulary, int tokens, IReadOnlyList<string> vocabulary)
    {
        if (tokens == 0)
        {
            throw new ArgumentException("expected a decoder that writes tokens, found one that writes vectors");
        }

        _contextSize = contextSize;
        _context = contextTokens > 0 ? new Tokenizer(contextTokens, contextVocabulary) : null;
        _decoder = new Tokenizer(tokens, vocabulary);
    }

    /// <summary>True when a text comes before what is written.</summary>
    public bool HasContext => _contextSize > 0;

    /// <summary>The texts of a float network.</summary>
    /// <exception cref="ArgumentException">The decoder takes vectors.</exception>
    public static SequenceText Of(SequenceNetwork network) =>
        new(
            network.Context?.InputSize ?? 0,
            network.Context?.Tokens ?? 0,
            network.Context?.Description.Vocabulary ?? [],
            network.Decoder.Tokens,
            network.Decoder.Description.Vocabulary);

    /// <summary>The texts of an integer model.</summary>
    /// <exception cref="ArgumentException">The decoder takes vectors.</exception>
    public static SequenceText Of(SequenceModel model) =>
        new(
            model.Context?.Info.Inputs.Length ?? 0,
            model.Context?.Info.Tokens ?? 0,
            model.Context?.Info.Vocabulary ?? [],
            model.Decoder.Info.Tokens,
            model.Decoder.Info.Vocabulary ?? []);

    /// <summary>The texts of an integer model that takes tokens and has no context.</summary>
    /// <exception cref="ArgumentException">The model takes readings.</exception>
    public static SequenceText Of(RnnModel model) => new(0, 0, [], model.Info.Tokens, model.Info.Vocabulary ?? []);

    /// <summary>Cuts a text into the tokens, or the numbers, that the context takes.</summary>
    /// <param name="text">The text; numbers stand one after the other, separated by blanks or commas.</param>
    /// <param name="window">[steps, inputs of the context].</param>
    /// <returns>What is wrong, or null.</returns>
    public string? CutContext(string text, out float[] window)
    {
        ArgumentNullException.ThrowIfNull(text);
        string? problem;
        if (_context is null)
        {
            problem = CutNumbers(text, out window);
        }
        else
        {
            var tokens = new List<int>();
            problem = _context.Cut(text, tokens);
            window = [.. tokens.Select(token => (float)token)];
        }

        return problem ?? (window.Length == 0 ? "expected at least one token, found none" : null);
    }

    /// <summary>Cuts a text into the decoder's tokens.</summary>
    /// <returns>What is wrong, or null.</returns>
    public string? CutTokens(string text, out int[] tokens)
    {
        var found = new List<int>();
        string? problem = _decoder.Cut(text, found);
        tokens = [.. found];
        return problem;
    }

    /// <summary>The text of tokens of the decoder.</summary>
    public string Join(IEnumerable<int> tokens) => _decoder.Join(tokens);

    private string? CutNumbers(string text, out float[] numbers)
    {
        string[] fields = text.Split(s_betweenNumbers, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        numbers = new float[fields.Length];
        for (int i = 0; i < fields.Length; i++)
        {
            if (!float.TryParse(fields[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]) || !float.IsFinite(numbers[i]))
            {
                return $"number {i + 1}: expected a number, found '{fields[i]}'";
            }
        }

        return fields.Length > 0 && fields.Length % _contextSize == 0
            ? null
            : $"expected one or more steps of {_contextSize} numbers, found {fields.Length} numbers";
    }
}

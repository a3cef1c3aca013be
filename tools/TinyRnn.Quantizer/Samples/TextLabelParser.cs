using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using TinyRnn.Quantizer.Readings.Dialects;

namespace TinyRnn.Quantizer.Samples;

/// <summary>The labels of a line of text as numbers.</summary>
internal sealed class TextLabelParser
{
    private readonly TextColumns _columns;
    private readonly Tokenizer? _classes;
    private readonly Dictionary<string, int> _numbers = [];

    public TextLabelParser(TextColumns columns)
    {
        _columns = columns;
        _classes = columns.Classes.Count > 0 ? new Tokenizer(columns.Classes.Count, columns.Classes) : null;
        for (int i = 0; i < columns.Classes.Count; i++)
        {
            _numbers.TryAdd(columns.Classes[i], i);
        }
    }

    /// <summary>Reads the labels of a line.</summary>
    /// <param name="tokens">The line's tokens.</param>
    /// <param name="label">What stands behind the tab, or null.</param>
    /// <param name="labels">Takes all labels, or NaN for each that is missing.</param>
    /// <returns>What is wrong, or null.</returns>
    public string? Parse(IReadOnlyList<int> tokens, string? label, List<double> labels) =>
        _columns.Labels switch
        {
            TextLabels.None => null,
            TextLabels.Next when label != null => $"expected a text alone, because each label is the next token, found the label '{label}'",
            TextLabels.Next => ParseNext(tokens, labels),
            _ when string.IsNullOrWhiteSpace(label) => AddMissing(Expected(tokens), labels),
            TextLabels.Line => ParseLine(label, labels),
            _ => ParseTokens(tokens, label, labels),
        };

    private static string? AddMissing(int count, List<double> labels)
    {
        labels.AddRange(Enumerable.Repeat(double.NaN, count));
        return null;
    }

    private int Expected(IReadOnlyList<int> tokens) => _columns.LabelCount * (_columns.Labels == TextLabels.Line ? 1 : tokens.Count);

    private string? ParseLine(string label, List<double> labels)
    {
        if (_numbers.TryGetValue(label.Trim(), out int number))
        {
            labels.Add(number);
            return null;
        }

        return ParseNumbers(label, _columns.LabelCount, labels);
    }

    private string? ParseTokens(IReadOnlyList<int> tokens, string label, List<double> labels)
    {
        var classes = new List<int>();
        string? problem = _classes?.Cut(label, classes);
        if (_classes == null || (problem != null && ParseNumbers(label, tokens.Count, labels) == null))
        {
            return _classes == null ? ParseNumbers(label, Expected(tokens), labels) : null;
        }

        labels.Clear();
        if (problem != null)
        {
            return $"label: {problem}";
        }

        labels.AddRange(classes.Select(number => (double)number));
        return classes.Count == tokens.Count ? null : $"label: expected one of each of the {tokens.Count} tokens, found {classes.Count}";
    }

    private string? ParseNext(IReadOnlyList<int> tokens, List<double> labels)
    {
        for (int i = 1; i < tokens.Count; i++)
        {
            string text = _columns.Tokens.TextOf(tokens[i]);
            int number = tokens[i];
            if (_numbers.Count > 0 && !_numbers.TryGetValue(text, out number))
            {
                return $"token {i + 1}: '{text}' is none of the model's outputs";
            }

            labels.Add(number);
        }

        labels.Add(double.NaN);
        return null;
    }

    private string? ParseNumbers(string label, int expected, List<double> labels)
    {
        foreach (string field in label.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!TryReadNumber(Encoding.UTF8.GetBytes(field), out double value))
            {
                return $"label: expected {Alternatives(expected)}, found '{field}'";
            }

            labels.Add(value);
        }

        string count = labels.Count.ToString(CultureInfo.InvariantCulture);
        return labels.Count == expected ? null : $"label: expected {Alternatives(expected)}, found {count} numbers";
    }

    private string Alternatives(int expected)
    {
        string numbers = expected == 1 ? "a number" : $"{expected} numbers separated by blanks";
        return _columns.Classes.Count == 0 || _columns.Labels != TextLabels.Line ? numbers : $"{numbers} or one of {string.Join(", ", _columns.Classes)}";
    }

    /// <summary>A number; NaN for a word that means a missing one.</summary>
    private static bool TryReadNumber(ReadOnlySpan<byte> field, out double value)
    {
        if (NumberText.TryParse(field, Dialect.Plain, out value))
        {
            return true;
        }

        value = double.NaN;
        return MissingWords.Known.Contains(field);
    }
}

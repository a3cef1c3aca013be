using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using TinyRnn.Quantizer.Data;

namespace TinyRnn.Quantizer.Samples;

/// <summary>
/// Lines of tokens from a file of texts, <c>text</c> or <c>text TAB label</c>. The model starts each line from its initial state.
/// </summary>
public sealed class TextSampleReader : ISampleReader
{
    private readonly TextLineReader _lines;
    private readonly TextColumns _columns;
    private readonly TextLabelParser _labelParser;
    private readonly List<int> _tokens = [];
    private readonly List<double> _labels = [];
    private float[] _inputs = [];
    private string _text = "";
    private string? _label;
    private long _samples;

    /// <summary>Prepares to read.</summary>
    /// <param name="lines">Disposed with the reader.</param>
    /// <param name="columns">What the lines are.</param>
    public TextSampleReader(TextLineReader lines, TextColumns columns)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(columns);
        _lines = lines;
        _columns = columns;
        _labelParser = new TextLabelParser(columns);
    }

    /// <inheritdoc/>
    public string Name => _lines.Name;

    /// <inheritdoc/>
    public float[] Inputs => _inputs;

    /// <inheritdoc/>
    public bool StartsFresh => true;

    /// <inheritdoc/>
    public int Rows => _columns.OutputAtEachToken ? _tokens.Count : 1;

    /// <inheritdoc/>
    public long Position => _lines.Position;

    /// <inheritdoc/>
    public long? Length => _lines.Length;

    /// <inheritdoc/>
    public bool Read()
    {
        if (!_lines.Read())
        {
            return false;
        }

        string[] parts = _lines.Text.Split('\t');
        if (parts.Length > 2)
        {
            throw Error($"expected a text, or a text, a tab and a label, found {parts.Length - 1} tabs");
        }

        _text = parts[0];
        _label = parts.Length > 1 ? parts[1] : null;
        ReadTokens();
        ReadLabels();
        _samples++;
        return true;
    }

    /// <inheritdoc/>
    public ReadOnlySpan<double> LabelsOf(int row)
    {
        int count = _labels.Count / Rows;
        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_labels).Slice(row * count, count);
    }

    /// <inheritdoc/>
    public DataException LabelError(int row, int index, string problem) =>
        Error(_columns.OutputAtEachToken ? $"label of token {row + 1}: {problem}" : $"label: {problem}");

    /// <inheritdoc/>
    public DataException MissingLabels() =>
        new TextInputException(Name, _columns.Labels == TextLabels.Next ? "no line has a second token" : "no line has a tab and a label behind it");

    /// <inheritdoc/>
    public void WriteKept(int row, OutputRows target)
    {
        ArgumentNullException.ThrowIfNull(target);
        foreach (string kept in _columns.Kept)
        {
            string text = kept switch
            {
                "line" => _lines.Line.ToString(CultureInfo.InvariantCulture),
                "text" => _text,
                "label" => _label ?? "",
                _ => _columns.Tokens.TextOf(_tokens[_columns.OutputAtEachToken ? row : ^1]),
            };
            target.Add(Encoding.UTF8.GetBytes(text));
        }
    }

    /// <inheritdoc/>
    public void RequireSamples()
    {
        if (_samples == 0)
        {
            throw new TextInputException(Name, "the file is empty");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _lines.Dispose();

    private void ReadTokens()
    {
        _tokens.Clear();
        if (_columns.Tokens.Cut(_text, _tokens) is string problem)
        {
            throw Error(problem);
        }

        if (_tokens.Count == 0)
        {
            throw Error("expected at least one token, found none");
        }

        if (_columns.MostTokens > 0 && _tokens.Count > _columns.MostTokens)
        {
            throw Error($"expected at most {_columns.MostTokens} tokens, the model's window, found {_tokens.Count}");
        }

        if (_inputs.Length != _tokens.Count)
        {
            _inputs = new float[_tokens.Count];
        }

        for (int i = 0; i < _inputs.Length; i++)
        {
            _inputs[i] = _tokens[i];
        }
    }

    private void ReadLabels()
    {
        _labels.Clear();
        if (_labelParser.Parse(_tokens, _label, _labels) is string problem)
        {
            throw Error(problem);
        }
    }

    private TextInputException Error(string problem) => new(Name, _lines.Line, problem);
}

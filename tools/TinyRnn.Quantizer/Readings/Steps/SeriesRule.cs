using System;
using System.Collections.Generic;

namespace TinyRnn.Quantizer.Readings.Steps;

/// <summary>Which series a row belongs to: another begins where the file begins anew or a column's text changes, or each text is a series.</summary>
/// <param name="Column">The column, or -1 for none.</param>
/// <param name="IsGrouped">True when all rows with one text are one series, wherever they stand.</param>
internal sealed record SeriesRule(int Column, bool IsGrouped);

/// <summary>Numbers series by a rule.</summary>
internal sealed class SeriesCounter(SeriesRule rule)
{
    private readonly Dictionary<ulong, int> _groups = [];
    private byte[] _text = [];
    private int _length = -1;
    private int _series;

    /// <summary>How often a text followed on another.</summary>
    public long Changes { get; private set; }

    /// <summary>How many texts there are, as far as they were counted.</summary>
    public int Groups => _groups.Count;

    /// <summary>True when the row begins another series than that of the row before.</summary>
    public bool Starts { get; private set; }

    /// <summary>The number of a row's series.</summary>
    /// <param name="text">Of the rule's column.</param>
    /// <param name="startsAnew">True when the file began anew before the row.</param>
    public int Next(ReadOnlySpan<byte> text, bool startsAnew)
    {
        bool changes = rule.Column >= 0 && _length >= 0 && !text.SequenceEqual(_text.AsSpan(0, _length));
        if (rule.Column >= 0 && (changes || _length < 0))
        {
            Remember(text);
        }

        Changes += changes ? 1 : 0;
        if (rule.IsGrouped)
        {
            int series = _groups[TextHash.Of(text)];
            Starts = startsAnew || series != _series;
            return _series = series;
        }

        Starts = startsAnew || changes;
        _series += Starts ? 1 : 0;
        return _series;
    }

    /// <summary>Begins another series.</summary>
    public int Break() => rule.IsGrouped ? _series : ++_series;

    private void Remember(ReadOnlySpan<byte> text)
    {
        if (_text.Length < text.Length)
        {
            _text = new byte[2 * text.Length];
        }

        text.CopyTo(_text);
        _length = text.Length;
        if (_groups.Count < 100_000)
        {
            _groups.TryAdd(TextHash.Of(text), _groups.Count);
        }
    }
}

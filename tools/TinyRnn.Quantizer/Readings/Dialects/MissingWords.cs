using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace TinyRnn.Quantizer.Readings.Dialects;

/// <summary>What stands in a field instead of a reading.</summary>
internal sealed class MissingWords
{
    private static readonly string[] s_known =
    [
        "na", "n/a", "n.a.", "#n/a", "nan", "-nan", "nan(ind)", "-nan(ind)", "-1.#ind", "1.#qnan", "null", "(null)", "none", "nil", "undefined",
        "-", "--", "---", "----", "-----", "\u2013", "\u2014", "?", "??", "*", "**", "***", ".", "..", "...", "m", "unavailable", "unknown", "missing", "no data", "nodata",
        "<na>", "nat", "#n/a n/a", "n.d.", "nd", "k.a.", "n.v.", "nv", "n/v", "n/m", "s/d", "//", "///", "////", "/", "****", "*****", "- -", "_", "+++", "\u2212",
        "error", "err", "fail", "failed", "invalid", "inv", "not available", "no reading", "disconnected", "ol", "bdl", "fehlt", "sin datos", "brak", "нет", "н/д", "无", "欠測", "なし", "mm", "mq",
        "#nv", "--.-", "---.-", "--.--", "-.-", "-.--",
        "inf", "+inf", "-inf", "infinity", "+infinity", "-infinity", "\u221E", "-\u221E", "1.#inf", "-1.#inf", "overflow", "ovf",
    ];

    /// <summary>The known words.</summary>
    public static readonly MissingWords Known = new([]);

    private readonly HashSet<string> _words;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly int _longest;

    /// <summary>The known words and those that were stated.</summary>
    public MissingWords(IEnumerable<string> stated)
    {
        _words = new HashSet<string>(s_known.Concat(stated.Select(word => word.Trim())), StringComparer.OrdinalIgnoreCase);
        _lookup = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        _longest = _words.Max(word => Encoding.UTF8.GetByteCount(word));
    }

    /// <summary>True for an empty field and for one of the words.</summary>
    public bool Contains(ReadOnlySpan<byte> field)
    {
        if (field.IsEmpty)
        {
            return true;
        }

        if (field[0] is (byte)'#' or (byte)'E' && SpreadsheetError.Is(field))
        {
            return true;
        }

        if (field.Length > _longest)
        {
            return false;
        }

        Span<char> text = stackalloc char[field.Length];
        int length = Encoding.UTF8.GetChars(field, text);
        return _lookup.Contains(text[..length].Trim());
    }
}

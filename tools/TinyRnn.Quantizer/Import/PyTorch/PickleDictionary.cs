using System;
using System.Collections.Generic;

namespace TinyRnn.Quantizer.Import.PyTorch;

/// <summary>A pickled dict: entries with text as key in order; other keys are counted only.</summary>
internal sealed class PickleDictionary
{
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly List<KeyValuePair<string, object?>> _entries = [];

    public IReadOnlyList<KeyValuePair<string, object?>> Entries => _entries;

    /// <summary>Entries whose key is not text.</summary>
    public int OtherEntries { get; private set; }

    /// <returns>False when the key is there already.</returns>
    public bool TryAdd(object? key, object? value)
    {
        if (key is not string text)
        {
            OtherEntries++;
            return true;
        }

        if (!_keys.Add(text))
        {
            return false;
        }

        _entries.Add(new(text, value));
        return true;
    }
}

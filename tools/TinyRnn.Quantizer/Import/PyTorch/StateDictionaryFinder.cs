using System;
using System.Collections.Generic;
using System.Linq;

namespace TinyRnn.Quantizer.Import.PyTorch;

/// <summary>Finds the dictionary of weights in a checkpoint: the top level itself, or one nested under text keys.</summary>
internal sealed class StateDictionaryFinder
{
    private const int DeepestNesting = 4;
    private const int MostCandidates = 100;

    private readonly string _file;
    private readonly List<(string Key, PickleDictionary Dictionary)> _candidates = [];
    private readonly HashSet<PickleDictionary> _seen = [];
    private readonly List<string> _path = [];

    private StateDictionaryFinder(string file) => _file = file;

    /// <summary>The dictionary of weights, all of whose values are tensors.</summary>
    /// <param name="file">For messages.</param>
    /// <param name="root">The unpickled checkpoint.</param>
    /// <param name="key">Where it is, or null to look for it.</param>
    /// <exception cref="ImportException">None, or several.</exception>
    public static PickleDictionary Find(string file, object? root, string? key)
    {
        if (root is not PickleDictionary dictionary)
        {
            throw new ImportException(
                file,
                "expected a checkpoint that holds a dictionary of tensors, found something else. Save the weights: "
                    + "torch.save(model.state_dict(), \"model.pt\")."
            );
        }

        var finder = new StateDictionaryFinder(file);
        finder.Search(dictionary);
        return key is null ? finder.Choose(dictionary) : finder.Choose(key);
    }

    private void Search(PickleDictionary dictionary)
    {
        if (!_seen.Add(dictionary) || _candidates.Count == MostCandidates)
        {
            return;
        }

        if (IsStateDictionary(dictionary))
        {
            _candidates.Add((string.Join('.', _path), dictionary));
        }
        else if (_path.Count < DeepestNesting)
        {
            foreach ((string name, object? value) in dictionary.Entries)
            {
                if (value is PickleDictionary nested)
                {
                    _path.Add(name);
                    Search(nested);
                    _path.RemoveAt(_path.Count - 1);
                }
            }
        }
    }

    private static bool HoldsTensorsOnly(PickleDictionary dictionary) =>
        dictionary.OtherEntries == 0 && dictionary.Entries.All(entry => entry.Value is PickledTensor);

    private static bool IsStateDictionary(PickleDictionary dictionary) =>
        HoldsTensorsOnly(dictionary)
        && dictionary.Entries.Any(entry => entry.Key.Contains("weight", StringComparison.Ordinal));

    private PickleDictionary Choose(string key)
    {
        (_, PickleDictionary? dictionary) = _candidates.Find(candidate => candidate.Key == key);
        return dictionary ?? throw new ImportException(_file, $"no dictionary of tensors at {Text.Quote(key)}; {Found()}");
    }

    private PickleDictionary Choose(PickleDictionary root)
    {
        return _candidates.Count switch
        {
            1 => _candidates[0].Dictionary,
            // Whatever its tensors are called: a sidecar can say what they are.
            0 when root.Entries.Count > 0 && HoldsTensorsOnly(root) => root,
            0 => throw new ImportException(_file, $"{Found()} The top level holds {Contents(root)}."),
            _ => throw new ImportException(_file, $"{Found()} Choose one: --key NAME."),
        };
    }

    private string Found() =>
        _candidates.Count == 0
            ? "found no dictionary in which every value is a tensor and some are weights."
            : "found dictionaries of tensors at " + $"{Text.List(_candidates.ConvertAll(candidate => Place(candidate.Key)))}.";

    private static string Place(string key) => key.Length == 0 ? "the top level" : Text.Quote(key);

    private static string Contents(PickleDictionary dictionary)
    {
        string[] entries = dictionary.Entries.Select(entry => $"{Text.Quote(entry.Key)} ({Kind(entry.Value)})").ToArray();
        return entries.Length == 0 ? "nothing with a name" : Text.List(entries);
    }

    private static string Kind(object? value) =>
        value switch
        {
            PickledTensor => "tensor",
            PickleDictionary => "dictionary",
            string => "text",
            bool or long or double => "number",
            null => "None",
            object?[] => "tuple",
            _ => "other",
        };
}

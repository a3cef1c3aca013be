using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Import.Tensors;

namespace TinyRnn.Quantizer.Import.LayersFromTensors;

/// <summary>Splits tensor names into modules, and sets aside the prefixes that wrappers put before every name.</summary>
internal static class TensorNames
{
    private const int LongestName = 512;

    private static readonly string[] s_wrappers = ["module.", "_orig_mod."];

    /// <exception cref="ImportException">There are no tensors, or a name is too long.</exception>
    public static void Check(string file, IReadOnlyList<TensorEntry> tensors)
    {
        if (tensors.Count == 0)
        {
            throw new ImportException(file, "expected tensors, found none.");
        }

        TensorEntry? tensor = tensors.FirstOrDefault(tensor => tensor.Name.Length > LongestName);
        if (tensor is not null)
        {
            throw new ImportException(
                file,
                $"tensor {tensor}: expected a name of at most {LongestName} characters, found {tensor.Name.Length}."
            );
        }
    }

    /// <summary>The prefix that data-parallel and compiled models put before every name, or nothing; of at least one tensor.</summary>
    public static string FindWrapper(IReadOnlyList<TensorEntry> tensors)
    {
        string wrapper = "";
        while (Array.Find(s_wrappers, next => tensors.All(tensor => IsWrapped(tensor.Name, wrapper + next))) is { } found)
        {
            wrapper += found;
        }

        return wrapper;
    }

    /// <summary>The tensors by module, in the order in which the modules first occur.</summary>
    public static IReadOnlyList<TensorGroup> Group(IReadOnlyList<TensorEntry> tensors, string wrapper)
    {
        var groups = new List<TensorGroup>();
        var byName = new Dictionary<string, TensorGroup>(StringComparer.Ordinal);
        foreach (TensorEntry tensor in tensors)
        {
            string full = tensor.Name[wrapper.Length..];
            int dot = full.LastIndexOf('.');
            string module = dot < 0 ? "" : full[..dot];
            if (!byName.TryGetValue(module, out TensorGroup? group))
            {
                group = new TensorGroup(module);
                byName.Add(module, group);
                groups.Add(group);
            }

            group.Add(full[(dot + 1)..], tensor);
        }

        return groups;
    }

    private static bool IsWrapped(string name, string wrapper) =>
        name.StartsWith(wrapper, StringComparison.Ordinal) && name.IndexOf('.', wrapper.Length) >= 0;
}

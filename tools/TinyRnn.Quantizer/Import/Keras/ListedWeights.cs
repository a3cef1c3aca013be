using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Import.Keras.Hdf5;

namespace TinyRnn.Quantizer.Import.Keras;

/// <summary>
/// Tensors of the older layout: of a .h5 file that holds a whole model, or that <c>save_weights</c> wrote.
/// A group has the attribute <c>layer_names</c> and one group per layer, named after the layer, whose attribute <c>weight_names</c> lists
/// the data sets in it, trainable weights before others, in the order of their creation: kernel, recurrent_kernel, bias; those of a
/// Bidirectional first forward, then backward. A name is a path, as <c>gru/gru_cell/kernel:0</c>. An attribute that is too long is cut
/// into <c>weight_names0</c>, <c>weight_names1</c>, ...
/// </summary>
internal sealed class ListedWeights(KerasSource source, Hdf5File file, Hdf5Group group) : IKerasWeights
{
    public const string LayerNames = "layer_names";
    private const string WeightNames = "weight_names";
    private const string OfTheModel = "top_level_model_weights";

    private static readonly string[] s_leaves =
    [
        "kernel",
        "recurrent_kernel",
        "bias",
        "embeddings",
        "mean",
        "variance",
        "count",
        "gamma",
        "beta",
        "moving_mean",
        "moving_variance",
    ];

    private readonly WeightReader _reader = new(file);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly string _place = group.Path.Length == 0 ? "the file" : group.Path;

    /// <summary>True of a group in this layout.</summary>
    public static bool IsLayout(Hdf5Group group) =>
        group.Attributes.ContainsKey(LayerNames) || group.Attributes.ContainsKey($"{LayerNames}0");

    public IReadOnlyList<Dictionary<string, Weight>> Take(KerasLayer layer, IReadOnlyList<WeightGroup> groups)
    {
        string[] expected = groups.SelectMany(part => part.Names).ToArray();
        List<(string Name, Hdf5Dataset Data)> weights = WeightsOf(layer);
        if (weights.Count != expected.Length)
        {
            string found = weights.Count == 0 ? "none" : Text.List(weights.Select(weight => KerasJson.Clean(weight.Name)).ToArray());
            throw layer.Refuse(
                $"expected {expected.Length} tensors ({string.Join(", ", expected)}) in {_place}/{KerasJson.Clean(layer.Name)}, found "
                    + $"{weights.Count} ({found})"
            );
        }

        _taken.Add(layer.Name);
        return groups.Zip(Deal(weights, groups), (part, mine) => Named(layer, part.Names, mine)).ToArray();
    }

    public void CheckAllTaken()
    {
        foreach (string name in NamesIn(group, LayerNames).Append(OfTheModel).Where(name => !_taken.Contains(name)))
        {
            if (group.Find(name) is Hdf5Group other && NamesIn(other, WeightNames) is [var first, ..] names)
            {
                throw source.Refuse(
                    $"{_place}/{KerasJson.Clean(name)}: {names.Count} tensors belong to no layer that the configuration lists, the first is "
                        + Text.Quote(first)
                );
            }
        }
    }

    /// <summary>The tensors of each group: by the group's name where it stands in their paths, else in order.</summary>
    private static IReadOnlyList<(string Name, Hdf5Dataset Data)[]> Deal(
        IReadOnlyList<(string Name, Hdf5Dataset Data)> weights,
        IReadOnlyList<WeightGroup> groups
    )
    {
        if (groups.Count > 1 && groups.All(part => part.Owner.Length > 0))
        {
            (string, Hdf5Dataset)[][] byOwner = groups
                .Select(part => weights.Where(weight => weight.Name.Split('/').Contains(part.Owner)).ToArray())
                .ToArray();
            if (byOwner.Select(mine => mine.Length).SequenceEqual(groups.Select(part => part.Names.Count)))
            {
                return byOwner;
            }
        }

        int at = 0;
        return groups.Select(part => weights.Skip((at += part.Names.Count) - part.Names.Count).Take(part.Names.Count).ToArray()).ToArray();
    }

    private List<(string Name, Hdf5Dataset Data)> WeightsOf(KerasLayer layer)
    {
        if (group.Find(layer.Name) is not Hdf5Group own)
        {
            List<string> names = NamesIn(group, LayerNames);
            string list = names.Count == 0 ? "none" : Text.List(names.Select(KerasJson.Clean).ToArray());
            throw layer.Refuse($"{_place} has no group of that name, it has {list}");
        }

        return NamesIn(own, WeightNames)
            .Select(name =>
                own.Find(name) is Hdf5Dataset data
                    ? (name, data)
                    : throw layer.Refuse(
                        $"weight_names lists {KerasJson.Clean(name)}, but {_place}/{KerasJson.Clean(layer.Name)} has no such tensor"
                    )
            )
            .ToList();
    }

    private Dictionary<string, Weight> Named(KerasLayer layer, IReadOnlyList<string> names, (string Name, Hdf5Dataset Data)[] weights)
    {
        var named = new Dictionary<string, Weight>(StringComparer.Ordinal);
        foreach ((string name, (string path, Hdf5Dataset data)) in names.Zip(weights))
        {
            string leaf = path.Split('/')[^1].Split(':')[0];
            if (s_leaves.Contains(leaf) && leaf != name)
            {
                throw layer.Refuse($"expected {name} in this place of weight_names, found {KerasJson.Clean(path)}");
            }

            if (name != KerasNormalization.Count)
            {
                named[name] = _reader.Read(layer, name, data);
            }
        }

        return named;
    }

    private List<string> NamesIn(Hdf5Group owner, string attribute)
    {
        if (file.Texts(owner, attribute) is { } whole)
        {
            return [.. whole];
        }

        var names = new List<string>();
        for (int i = 0; file.Texts(owner, $"{attribute}{i}") is { } part; i++)
        {
            names.AddRange(part);
        }

        return names;
    }
}

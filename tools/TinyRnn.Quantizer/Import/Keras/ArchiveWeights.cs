using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TinyRnn.Quantizer.Import.Keras.Hdf5;

namespace TinyRnn.Quantizer.Import.Keras;

/// <summary>
/// Tensors of the newer layout: of model.weights.h5 in a .keras archive, and of NAME.weights.h5.
/// Below the group <c>layers</c> every layer of the model has a group named after its class in snake case, <c>gru</c>, then
/// <c>gru_1</c>, in the order of the layers, never after its own name. A layer's own variables are the data sets <c>0</c>, <c>1</c>, ...
/// of its subgroup <c>vars</c>, in the order of their creation; sublayers are groups named after the attribute that holds them, as in
/// <c>layers/gru/cell/vars/0</c>. Since Keras 3.6 the attribute <c>name</c> of <c>vars</c> is the layer's name. tf.keras 2.12 to 2.14 say
/// <c>_layer_checkpoint_dependencies</c> for <c>layers</c>, and leave out numbers, so that only their order counts. On Windows tf.keras
/// writes backslashes, which are then part of the groups' names.
/// </summary>
internal sealed class ArchiveWeights : IKerasWeights
{
    private const string Seeds = "seed_generator"; // the state of a random generator, as of a Dropout layer; not a weight
    private static readonly string[] s_roots = ["layers", "_layer_checkpoint_dependencies"];

    private readonly string _what;
    private readonly KerasSource _source;
    private readonly Hdf5File _file;
    private readonly WeightReader _reader;
    private readonly string _root;
    private readonly Dictionary<string, Hdf5Object> _objects = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _ordinals = new(StringComparer.Ordinal);

    /// <param name="source">For messages.</param>
    /// <param name="what">The file that holds the tensors, for messages.</param>
    /// <param name="file">The file.</param>
    public ArchiveWeights(KerasSource source, string what, Hdf5File file)
    {
        _source = source;
        _what = what;
        _file = file;
        _reader = new WeightReader(file);
        _root = RootOf(file) ?? s_roots[0];
        Add(file.Root);
    }

    /// <summary>True of a file in this layout.</summary>
    public static bool IsLayout(Hdf5File file) => RootOf(file) is not null;

    public IReadOnlyList<Dictionary<string, Weight>> Take(KerasLayer layer, IReadOnlyList<WeightGroup> groups)
    {
        string path = $"{_root}/{GroupOf(layer)}";
        CheckName(layer, $"{path}/vars");
        return groups
            .Select(group => TakeGroup(layer, group.Path.Length == 0 ? $"{path}/vars" : $"{path}/{group.Path}/vars", group.Names))
            .ToArray();
    }

    public void CheckAllTaken()
    {
        string[] left = _objects
            .Where(item => item.Value is Hdf5Dataset && item.Key.StartsWith($"{_root}/", StringComparison.Ordinal))
            .Select(item => item.Key)
            .Where(path => !_taken.Contains(path) && !path.Split('/').Contains(Seeds))
            .Order(StringComparer.Ordinal)
            .ToArray();
        if (left.Length > 0)
        {
            throw _source.Refuse(
                $"{left.Length} tensors belong to no layer that the configuration lists, the first is {Text.Quote(left[0])} "
                    + Weight.ShapeOf(((Hdf5Dataset)_objects[left[0]]).Shape)
            );
        }
    }

    private static string? RootOf(Hdf5File file) =>
        s_roots.FirstOrDefault(root =>
            file.Root.Children.Keys.Any(name => name == root || name.StartsWith($"{root}\\", StringComparison.Ordinal))
        );

    private void Add(Hdf5Group group)
    {
        foreach (Hdf5Object child in group.Children.Values)
        {
            string path = child.Path.Replace('\\', '/');
            if (!_objects.TryAdd(path, child) && (child is Hdf5Dataset || _objects[path] is Hdf5Dataset))
            {
                throw _source.Refuse($"{_what}: expected one object at {Text.Quote(path)}, found two");
            }

            if (child is Hdf5Group inner)
            {
                Add(inner);
            }
        }
    }

    private string GroupOf(KerasLayer layer)
    {
        if (_root == s_roots[0])
        {
            return layer.Group;
        }

        string[] groups = _objects
            .Keys.Where(path => path.StartsWith($"{_root}/", StringComparison.Ordinal) && _objects[path] is Hdf5Dataset)
            .Select(path => path.Split('/')[1])
            .Distinct(StringComparer.Ordinal)
            .Where(name => NumberOf(name, layer.SnakeName) >= 0)
            .OrderBy(name => NumberOf(name, layer.SnakeName))
            .ToArray();
        int ordinal = _ordinals.GetValueOrDefault(layer.SnakeName);
        _ordinals[layer.SnakeName] = ordinal + 1;
        return ordinal < groups.Length ? groups[ordinal] : layer.Group;
    }

    /// <summary>The number behind the name of a class, 0 where there is none; -1 for another name.</summary>
    private static int NumberOf(string name, string snake) =>
        name == snake ? 0
        : name.StartsWith($"{snake}_", StringComparison.Ordinal)
        && int.TryParse(name[(snake.Length + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
        : -1;

    private void CheckName(KerasLayer layer, string path)
    {
        if (_objects.TryGetValue(path, out Hdf5Object? group) && _file.Text(group, "name") is { } name && name != layer.Name)
        {
            throw layer.Refuse($"group {path} holds the weights of {Text.Quote(name)}; the configuration and {_what} do not belong together");
        }
    }

    private Dictionary<string, Weight> TakeGroup(KerasLayer layer, string path, IReadOnlyList<string> names)
    {
        string[] found = _objects
            .Where(item => item.Value is Hdf5Dataset && item.Key.StartsWith($"{path}/", StringComparison.Ordinal))
            .Select(item => item.Key[(path.Length + 1)..])
            .Order(StringComparer.Ordinal)
            .ToArray();
        if (!found.SequenceEqual(Enumerable.Range(0, names.Count).Select(i => i.ToString(CultureInfo.InvariantCulture))))
        {
            string list = found.Length == 0 ? "" : $" ({Text.List(found.Select(KerasJson.Clean).ToArray())})";
            throw layer.Refuse(
                $"expected {names.Count} tensors ({string.Join(", ", names)}) in {_what} at {path}, found {found.Length}{list}"
            );
        }

        _taken.UnionWith(found.Select(name => $"{path}/{name}"));
        return names
            .Select((name, i) => (Name: name, Data: (Hdf5Dataset)_objects[$"{path}/{i}"]))
            .Where(weight => weight.Name != KerasNormalization.Count)
            .ToDictionary(weight => weight.Name, weight => _reader.Read(layer, weight.Name, weight.Data));
    }
}

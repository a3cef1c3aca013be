using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Import.Tensors;

namespace TinyRnn.Quantizer.Import.Keras;

/// <summary>The tensors that the translated layers name, as if they stood in a file of their own.</summary>
internal sealed class TensorStore(string file) : TensorFile(file)
{
    private readonly Dictionary<string, Weight> _weights = new(StringComparer.Ordinal);

    public override IReadOnlyList<TensorEntry> Tensors => _weights.Select(item => new Entry(item.Key, item.Value)).ToArray();

    public override bool InDefinitionOrder => true;

    /// <summary>The tensor's name here.</summary>
    /// <exception cref="ImportException">Another shape than the expected one, or a second tensor of that name.</exception>
    public string Add(KerasLayer layer, string name, string role, Weight weight, params long[] expected)
    {
        string key = $"{name}.{role}";
        if (!weight.Has(expected))
        {
            throw layer.Refuse($"{role}: expected shape {Weight.ShapeOf(expected)}, found {weight.ShapeText}");
        }

        return _weights.TryAdd(key, weight) ? key : throw layer.Refuse($"two tensors of the name {KerasJson.Clean(key)}");
    }

    public Weight this[string key] => _weights[key];

    /// <summary>The tensor, or null.</summary>
    public Weight? Find(string key) => _weights.GetValueOrDefault(key);

    public void Set(string key, Weight weight) => _weights[key] = weight;

    public override void Dispose() { }

    private sealed class Entry(string name, Weight weight) : TensorEntry(name, ElementType.Float32, weight.Shape)
    {
        public override float[] Read() => weight.Values;
    }
}

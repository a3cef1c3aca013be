using System;
using System.Collections.Generic;
using TinyRnn.Quantizer.Import.Tensors;

namespace TinyRnn.Quantizer.Import.LayersFromTensors;

/// <summary>The tensors of one module, by the last part of their names.</summary>
internal sealed class TensorGroup(string name)
{
    private readonly Dictionary<string, TensorEntry> _tensors = new(StringComparer.Ordinal);

    /// <summary>The module's name; empty for the outermost module.</summary>
    public string Name { get; } = name;

    public IReadOnlyCollection<string> Parts => _tensors.Keys;

    public void Add(string part, TensorEntry tensor) => _tensors.Add(part, tensor);

    public TensorEntry? Find(string part) => _tensors.GetValueOrDefault(part);

    /// <summary>Such as <c>'gru' ('gru.weight_ih_l0' [96, 4], ...)</c>.</summary>
    public override string ToString()
    {
        string tensors = Text.List(_tensors.Values);
        return Name.Length == 0 ? $"the outermost module ({tensors})" : $"{Text.Quote(Name)} ({tensors})";
    }
}

using System.Collections.Generic;

namespace TinyRnn.Quantizer.Import.Tensors;

/// <summary>A named tensor of a file. Its name, type and shape are known; its values are read on demand.</summary>
internal abstract class TensorEntry(string name, ElementType type, IReadOnlyList<long> shape)
{
    public string Name { get; } = name;

    public ElementType Type { get; } = type;

    public IReadOnlyList<long> Shape { get; } = shape;

    /// <summary>The values of a tensor of one or two dimensions, row-major; the caller has bounded the shape.</summary>
    public abstract float[] Read();

    /// <summary>For messages, such as <c>'gru.weight_ih_l0' [96, 4]</c>.</summary>
    public override string ToString()
    {
        string text = $"{Text.Quote(Name)} [{string.Join(", ", Shape)}]";
        return Type == ElementType.Float32 ? text : $"{text} {Type.Text()}";
    }
}

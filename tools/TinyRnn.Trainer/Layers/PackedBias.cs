using System;
using TinyRnn.Trainer.Numerics;

namespace TinyRnn.Trainer.Layers;

/// <summary>A bias whose gates are padded with zeros to whole vectors.</summary>
internal sealed class PackedBias
{
    private readonly Parameter _parameter;
    private readonly int _unitsPerGate;
    private readonly int _paddedUnits;

    /// <param name="parameter">[gates * units].</param>
    /// <param name="gates">Gates, whose values follow one another.</param>
    public PackedBias(Parameter parameter, int gates)
    {
        _parameter = parameter;
        _unitsPerGate = parameter.Rows / gates;
        _paddedUnits = MatrixProduct.Pad(_unitsPerGate);
        Values = new float[gates * _paddedUnits];
    }

    /// <summary>The padded values.</summary>
    public float[] Values { get; }

    /// <summary>Takes the values from the vector of all parameters.</summary>
    public void Pack(ReadOnlySpan<float> parameters)
    {
        for (int begin = 0, packed = 0; begin < _parameter.Rows; begin += _unitsPerGate, packed += _paddedUnits)
        {
            parameters.Slice(_parameter.Offset + begin, _unitsPerGate).CopyTo(Values.AsSpan(packed));
        }
    }

    /// <summary>Writes a gradient into the vector of all parameters' gradients.</summary>
    public void Unpack(ReadOnlySpan<float> packed, Span<float> gradient)
    {
        for (int begin = 0, at = 0; begin < _parameter.Rows; begin += _unitsPerGate, at += _paddedUnits)
        {
            packed.Slice(at, _unitsPerGate).CopyTo(gradient[(_parameter.Offset + begin)..]);
        }
    }
}

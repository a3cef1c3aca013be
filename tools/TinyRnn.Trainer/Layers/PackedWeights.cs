using System;
using TinyRnn.Trainer.Numerics;

namespace TinyRnn.Trainer.Layers;

/// <summary>
/// A matrix of weights as the products take it. Its rows come in gates, each padded with zeros to whole vectors, and so do its
/// columns; both ways round: forwards [columns, rows], backwards [rows, columns].
/// </summary>
internal sealed class PackedWeights
{
    private readonly Parameter _parameter;
    private readonly int _unitsPerGate;
    private readonly int _paddedUnits;

    /// <param name="parameter">[gates * units, columns].</param>
    /// <param name="gates">Gates, whose rows follow one another.</param>
    public PackedWeights(Parameter parameter, int gates)
    {
        _parameter = parameter;
        _unitsPerGate = parameter.Rows / gates;
        _paddedUnits = MatrixProduct.Pad(_unitsPerGate);
        Rows = gates * _paddedUnits;
        Columns = MatrixProduct.Pad(parameter.Columns);
        Forward = new float[Columns * Rows];
        Backward = new float[Rows * Columns];
    }

    /// <summary>Padded rows.</summary>
    public int Rows { get; }

    /// <summary>Padded columns.</summary>
    public int Columns { get; }

    /// <summary>[Columns, Rows].</summary>
    public float[] Forward { get; }

    /// <summary>[Rows, Columns].</summary>
    public float[] Backward { get; }

    /// <summary>Takes the weights from the vector of all parameters.</summary>
    public void Pack(ReadOnlySpan<float> parameters)
    {
        for (int row = 0; row < _parameter.Rows; row++)
        {
            int packed = PackedRow(row);
            for (int column = 0; column < _parameter.Columns; column++)
            {
                float weight = parameters[_parameter.Offset + (row * _parameter.Columns) + column];
                Forward[(column * Rows) + packed] = weight;
                Backward[(packed * Columns) + column] = weight;
            }
        }
    }

    /// <summary>Writes a gradient into the vector of all parameters' gradients.</summary>
    /// <param name="packed">[Rows, Columns].</param>
    /// <param name="gradient">All parameters.</param>
    public void Unpack(ReadOnlySpan<float> packed, Span<float> gradient)
    {
        for (int row = 0; row < _parameter.Rows; row++)
        {
            packed.Slice(PackedRow(row) * Columns, _parameter.Columns).CopyTo(gradient[(_parameter.Offset + (row * _parameter.Columns))..]);
        }
    }

    private int PackedRow(int row) => ((row / _unitsPerGate) * _paddedUnits) + (row % _unitsPerGate);
}

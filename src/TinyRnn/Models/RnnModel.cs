using System;
using TinyRnn.CompilerServices;

namespace TinyRnn;

/// <summary>A model read from a <c>.trnn</c> file: immutable, may be shared by any number of networks.</summary>
public sealed class RnnModel
{
    internal RnnModel(ModelInfo info, SigmoidTable table, Layer[] layers, SelfTestVectors selfTest)
    {
        Info = info;
        Table = table;
        Layers = layers;
        SelfTest = selfTest;
    }

    /// <summary>Names, units, sizes.</summary>
    public ModelInfo Info { get; }

    /// <summary>The table of sigmoid and tanh.</summary>
    internal SigmoidTable Table { get; }

    /// <summary>The layers, first to last.</summary>
    internal Layer[] Layers { get; }

    /// <summary>Readings and the exact outputs they must give.</summary>
    public SelfTestVectors SelfTest { get; }

    /// <summary>
    /// One layer as a model of its own, which shares the layer's weights and the table: for <see cref="RecurrentCell"/>, or to
    /// run a stack by hand. It has no self test.
    /// </summary>
    /// <param name="index">The layer, from 0. The first takes the readings that this model takes; any other takes the values of
    /// the layer before it: integers in their Q format, or floats with center 0 and gain 2^(fraction bits). It gives its own
    /// values, with scale 2^-(fraction bits).</param>
    /// <exception cref="ArgumentException">There is no such layer.</exception>
    public RnnModel Layer(int index) => LayerModel.Of(this, index);

    /// <summary>Reads and checks a whole file. The bytes are not needed afterwards.</summary>
    /// <exception cref="ModelFormatException">The bytes break a rule of the format.</exception>
    public static RnnModel Load(byte[] bytes)
    {
        if (bytes == null)
        {
            throw new ArgumentNullException(nameof(bytes));
        }

        return new ModelReader(bytes).Read();
    }
}

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
    public SigmoidTable Table { get; }

    /// <summary>The layers, first to last.</summary>
    public Layer[] Layers { get; }

    /// <summary>Readings and the exact outputs they must give.</summary>
    public SelfTestVectors SelfTest { get; }

    /// <summary>Reads and checks a whole file. The bytes are not needed afterwards.</summary>
    /// <exception cref="ModelFormatException">The bytes break a rule of the format.</exception>
    public static RnnModel Load(byte[] bytes) => new ModelReader(bytes).Read();
}

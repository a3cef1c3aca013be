namespace TinyRnn;

/// <summary>The largest sizes that the format allows.</summary>
public static class ModelLimits
{
    /// <summary>Version of the format that this code reads.</summary>
    public const int Version = 2;

    /// <summary>Features in a reading.</summary>
    public const int Inputs = 512;

    /// <summary>Units of one direction of a layer, values out of it; outputs of a network.</summary>
    public const int Outputs = 512;

    /// <summary>Values from one layer to the next: two directions, or a token's place.</summary>
    public const int LayerValues = 1024;

    /// <summary>Tokens of an embedding.</summary>
    public const int Tokens = 32768;

    /// <summary>Steps of a window.</summary>
    public const int WindowSteps = 4096;

    /// <summary>Layers of all kinds.</summary>
    public const int Layers = 24;

    /// <summary>Layers with a state.</summary>
    public const int RecurrentLayers = 8;

    /// <summary>The largest magnitude of a copy that goes into a product.</summary>
    public const int Copy = 32767;

    /// <summary>The same in products of one row a word, which have room for 2^16 - 1 to 2^23 - 1 as well.</summary>
    public const int FineCopy = (1 << MostFineBits) - 1;

    /// <summary>Operations of a recipe.</summary>
    public const int Operations = 1024;

    /// <summary>Steps that a feature looks back.</summary>
    public const int FeatureSteps = 4096;

    /// <summary>Values of all histories of a recipe.</summary>
    public const int History = 16384;

    /// <summary>Steps that a recipe bridges.</summary>
    public const int Hold = 4096;

    /// <summary>Steps of the self test.</summary>
    public const int SelfTestSteps = 4096;

    /// <summary>Sequences of the self test of a sequence model.</summary>
    public const int SelfTestSequences = 256;

    /// <summary>Steps of a sequence that the self test replays at most.</summary>
    public const int SelfTestLength = 256;

    /// <summary>Sections of a file.</summary>
    public const int Sections = 10;

    /// <summary>Length of the header in bytes.</summary>
    public const int HeaderLength = 20;

    /// <summary>Bits of the least limit above <see cref="Copy"/>.</summary>
    internal const int LeastFineBits = 16;

    /// <summary>Bits of <see cref="FineCopy"/>.</summary>
    internal const int MostFineBits = 23;

    /// <summary>What a file adds to the bits of a limit above <see cref="Copy"/>.</summary>
    internal const int FineCode = 0x8000;

    /// <summary>The largest shift of a copy with such a limit: the limit, shifted, stays within 64 bits.</summary>
    internal const int FineShift = 39;

    /// <summary>Every sum on the way to a pre-activation stays below this in magnitude.</summary>
    internal const long Sum = 1L << 62;
}

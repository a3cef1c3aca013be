namespace TinyRnn.Quantizer.Import.PyTorch;

/// <summary>A pickled value whose contents matter to nobody here: a list, a set, bytes, a large number.</summary>
internal sealed class PickleOpaque
{
    public static readonly PickleOpaque Instance = new();

    private PickleOpaque() { }
}

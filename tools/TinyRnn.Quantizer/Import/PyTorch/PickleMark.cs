namespace TinyRnn.Quantizer.Import.PyTorch;

/// <summary>Stands on the stack where a sequence of items begins.</summary>
internal sealed class PickleMark
{
    public static readonly PickleMark Instance = new();

    private PickleMark() { }
}

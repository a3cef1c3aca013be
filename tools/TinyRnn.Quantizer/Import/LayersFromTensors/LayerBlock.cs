namespace TinyRnn.Quantizer.Import.LayersFromTensors;

/// <summary>The tensors of one module: a dense layer, or a stack of recurrent layers.</summary>
/// <param name="Name">The module's name in the file, without the last part of its tensors' names.</param>
/// <param name="InputSize">Values in.</param>
/// <param name="OutputSize">Values out.</param>
internal abstract record LayerBlock(string Name, int InputSize, int OutputSize)
{
    /// <summary>For messages, such as <c>'gru' (GRU 4 -> 32)</c>.</summary>
    public sealed override string ToString() => $"{Text.Quote(Name)} ({Kind} {InputSize} -> {OutputSize})";

    protected abstract string Kind { get; }
}

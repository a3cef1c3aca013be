namespace TinyRnn.Quantizer.Networks;

/// <summary>
/// One layer of recurrent units, from first step to last. Matrices are row-major; the rows of a gate are contiguous, and the
/// gates stand in the order r, z, n (GRU) and i, f, g, o (LSTM).
/// GRU: h = (1 - z) n + z h, with n = tanh(Wx + bx + r (U h + bh)). LSTM: c = f c + i g, h = o tanh(c).
/// </summary>
/// <param name="Name">The layer's name, for messages.</param>
/// <param name="Cell">The kind of unit.</param>
/// <param name="InputSize">Values in.</param>
/// <param name="HiddenSize">Units, and values out unless a projection says otherwise.</param>
/// <param name="InputWeights">[gates * hidden, input].</param>
/// <param name="RecurrentWeights">[gates * hidden, output].</param>
/// <param name="InputBias">[gates * hidden].</param>
/// <param name="RecurrentBias">[gates * hidden]; inside the reset product for the candidate of a GRU.</param>
/// <param name="Options">Activations and all that sets the layer apart from the usual one; null for the usual ones.</param>
public sealed record RecurrentLayer(
    string Name,
    CellKind Cell,
    int InputSize,
    int HiddenSize,
    float[] InputWeights,
    float[] RecurrentWeights,
    float[] InputBias,
    float[] RecurrentBias,
    CellOptions? Options = null
) : NetworkLayer(Name, InputSize, Options is { Projection.Length: > 0 } ? Options.Projection.Length / HiddenSize : HiddenSize)
{
    /// <summary>The layer's options; the usual ones where it has none.</summary>
    public CellOptions EffectiveOptions => Options ?? s_usual;

    /// <summary>Rows of weights per unit: 1 (RNN), 3 (GRU) or 4 (LSTM).</summary>
    public int Gates => Cell.Gates();

    private static readonly CellOptions s_usual = new();
}

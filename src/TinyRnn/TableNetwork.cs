namespace TinyRnn;

/// <summary>A network that runs a loaded <see cref="RnnModel"/>: its own state and working memory, the model's weights.</summary>
public sealed class TableNetwork : RecurrentNetwork
{
    private readonly RnnModel _model;
    private readonly Scratch _scratch;
    private readonly int[][] _values;
    private readonly int[] _offsets;

    /// <summary>Creates a network with a fresh state.</summary>
    public TableNetwork(RnnModel model)
        : base(model.Info)
    {
        _model = model;
        Layer[] layers = model.Layers;
        _values = new int[layers.Length][];
        _offsets = new int[layers.Length];
        int stateOffset = 0;
        for (int i = 0; i < layers.Length; i++)
        {
            Layer layer = layers[i];
            bool recurrent = layer.StateLength > 0;
            _values[i] = recurrent ? State : new int[layer.OutputSize];
            _offsets[i] = recurrent ? stateOffset : 0;
            stateOffset += layer.StateLength;
        }

        _scratch = new Scratch(layers);
    }

    /// <summary>Copies the raw values that came out of a layer in the last step, in the layer's Q format.</summary>
    /// <param name="layer">The layer, from 0.</param>
    /// <param name="destination">At least as long as the layer's output.</param>
    public void CopyLayerOutput(int layer, int[] destination)
    {
        System.Array.Copy(_values[layer], _offsets[layer], destination, 0, _model.Layers[layer].OutputSize);
    }

    /// <inheritdoc/>
    protected internal override LayerKind OnlyLayer => _model.Layers.Length == 1 ? _model.Layers[0].Kind : 0;

    /// <inheritdoc/>
    protected override void StepCore(int[] input, int[] output)
    {
        Layer[] layers = _model.Layers;
        int[] values = input;
        int offset = 0;
        for (int i = 0; i < layers.Length; i++)
        {
            Layer layer = layers[i];
            layer.InputCopy.Apply(values, offset, layer.InputSize, _scratch.Input);
            values = _values[i];
            offset = _offsets[i];
            layer.Step(_scratch, _model.Table, values, offset);
        }

        System.Array.Copy(values, offset, output, 0, OutputSize);
    }

    /// <inheritdoc/>
    protected override SelfTestVectors CreateSelfTest() => _model.SelfTest;
}

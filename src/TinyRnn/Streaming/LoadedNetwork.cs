using TinyRnn.CompilerServices;

namespace TinyRnn;

/// <summary>A network that runs a loaded <see cref="RnnModel"/>: its own state and working memory, the model's weights.</summary>
public sealed class LoadedNetwork : RecurrentNetwork
{
    private readonly RnnModel _model;
    private readonly Scratch _scratch;
    private readonly int[][] _values;
    private readonly int[] _offsets;

    /// <summary>Creates a network with a fresh state, and room for windows of <see cref="ModelInfo.Window"/> steps.</summary>
    public LoadedNetwork(RnnModel model)
        : this(model, InfoOf(model).Window) { }

    /// <summary>Creates a network with a fresh state.</summary>
    /// <param name="model">The model.</param>
    /// <param name="mostSteps">The longest window, 1 to 4096 steps, if the model has layers that run backwards; others need no room.</param>
    public LoadedNetwork(RnnModel model, int mostSteps)
        : base(InfoOf(model), mostSteps)
    {
        _model = model;
        Layer[] layers = model.Layers;
        _values = new int[layers.Length][];
        _offsets = new int[layers.Length];
        bool stepped = !model.Info.NeedsWindow;
        int stateOffset = 0;
        for (int i = 0; i < layers.Length; i++)
        {
            Layer layer = layers[i];
            bool recurrent = layer.StateLength > 0;
            _values[i] = recurrent ? State : stepped ? new int[layer.OutputSize] : null;
            _offsets[i] = recurrent ? stateOffset : 0;
            stateOffset += layer.StateLength;
        }

        _scratch = new Scratch(layers);
    }

    /// <summary>Copies the raw values that came out of a layer in the last step, in the layer's Q format.</summary>
    /// <param name="layer">The layer, from 0.</param>
    /// <param name="destination">At least as long as the layer's output.</param>
    /// <exception cref="System.InvalidOperationException">The network needs windows, and its layers keep no last step.</exception>
    public void CopyLayerOutput(int layer, int[] destination)
    {
        if (destination == null)
        {
            throw new System.ArgumentNullException(nameof(destination));
        }

        if (Info.NeedsWindow)
        {
            throw new System.InvalidOperationException("a network that is run on windows keeps no last step of its layers");
        }

        System.Array.Copy(_values[layer], _offsets[layer], destination, 0, _model.Layers[layer].OutputSize);
    }

    /// <inheritdoc/>
    protected override LayerKind OnlyLayer => _model.Layers.Length == 1 ? _model.Layers[0].Kind : 0;

    /// <inheritdoc/>
    protected override void StepCore(int[] input, int[] output)
    {
        Layer[] layers = _model.Layers;
        int[] values = input;
        int offset = 0;
        for (int i = 0; i < layers.Length; i++)
        {
            int[] from = values;
            int fromOffset = offset;
            values = _values[i];
            offset = _offsets[i];
            Layer layer = layers[i];
            Requantizer copy = layer.InputCopy;
            if (copy == null)
            {
                layer.Step(from, fromOffset, _scratch, _model.Table, values, offset);
                continue;
            }

            // As the layer does it from an array, a call less for an interpreter.
            copy.Apply(from, fromOffset, layer.InputSize, _scratch.Input);
            layer.Step(_scratch, _model.Table, values, offset);
        }

        System.Array.Copy(values, offset, output, 0, OutputSize);
    }

    /// <inheritdoc/>
    protected override void StepCore(int layer, int direction, int[] input, int[] output)
    {
        Layer whole = _model.Layers[layer];
        Layer part = whole.Part(direction);
        int offset = _offsets[layer] + (direction == 1 ? whole.StateLength - part.StateLength : 0);
        bool recurrent = part.StateLength > 0;
        part.Step(input, 0, _scratch, _model.Table, recurrent ? State : output, recurrent ? offset : 0);
    }

    /// <inheritdoc/>
    protected override SelfTestVectors CreateSelfTest() => _model.SelfTest;

    private static ModelInfo InfoOf(RnnModel model)
    {
        if (model == null)
        {
            throw new System.ArgumentNullException(nameof(model));
        }

        return model.Info;
    }
}

using System;
using System.Collections.Generic;
using System.Linq;

namespace TinyRnn.Quantizer.Evaluation;

/// <summary>
/// Compares all layers of two models, sample by sample; compares nothing when their layers do not correspond, and no layer of which
/// one of them has no outputs, because only the final state is used, which the layer after it gives.
/// </summary>
internal sealed class LayerComparer
{
    private readonly IRecurrentModel _model;
    private readonly IRecurrentModel _reference;
    private readonly LayerComparison[] _layers;

    public LayerComparer(IRecurrentModel model, IRecurrentModel reference)
    {
        _model = model;
        _reference = reference;
        int[] sizes = Sizes(model);
        bool corresponds = sizes.SequenceEqual(Sizes(reference));
        _layers = corresponds ? Enumerable.Range(0, sizes.Length).Select(i => new LayerComparison(i, model.LayerName(i))).ToArray() : [];
    }

    public void Add()
    {
        for (int i = 0; i < _layers.Length; i++)
        {
            ReadOnlySpan<float> reference = _reference.LayerOutput(i);
            ReadOnlySpan<float> values = _model.LayerOutput(i);
            if (values.Length == reference.Length)
            {
                _layers[i].Add(reference, values);
            }
        }
    }

    public IReadOnlyList<LayerError> Finish() => _layers.Where(layer => layer.Count > 0).Select(layer => layer.Finish()).ToArray();

    private static int[] Sizes(IRecurrentModel model) => Enumerable.Range(0, model.LayerCount).Select(model.LayerSize).ToArray();
}

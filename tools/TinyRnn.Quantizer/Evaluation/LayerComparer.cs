using System;
using System.Collections.Generic;
using System.Linq;

namespace TinyRnn.Quantizer.Evaluation;

/// <summary>Compares all layers of two models, sample by sample; compares nothing when their layers do not correspond.</summary>
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
            _layers[i].Add(_reference.LayerOutput(i), _model.LayerOutput(i));
        }
    }

    public IReadOnlyList<LayerError> Finish() => _layers.Select(layer => layer.Finish()).ToArray();

    private static int[] Sizes(IRecurrentModel model) => Enumerable.Range(0, model.LayerCount).Select(model.LayerSize).ToArray();
}

using System;
using System.Collections.Generic;
using System.Linq;

namespace TinyRnn.Quantizer.Evaluation;

/// <summary>Compares all layers of two models, step by step; compares nothing when their layers do not correspond.</summary>
internal sealed class LayerComparer
{
    private readonly IStreamingModel _model;
    private readonly IStreamingModel _reference;
    private readonly LayerComparison[] _layers;
    private readonly float[] _values;
    private readonly float[] _referenceValues;

    public LayerComparer(IStreamingModel model, IStreamingModel reference)
    {
        _model = model;
        _reference = reference;
        int[] sizes = Sizes(model);
        bool corresponds = sizes.SequenceEqual(Sizes(reference));
        _layers = corresponds ? Enumerable.Range(0, sizes.Length).Select(i => new LayerComparison(i, model.LayerName(i))).ToArray() : [];
        _values = new float[sizes.Max()];
        _referenceValues = new float[sizes.Max()];
    }

    public void Add()
    {
        for (int i = 0; i < _layers.Length; i++)
        {
            int size = _model.LayerSize(i);
            _model.CopyLayerOutput(i, _values);
            _reference.CopyLayerOutput(i, _referenceValues);
            _layers[i].Add(_referenceValues.AsSpan(0, size), _values.AsSpan(0, size));
        }
    }

    public IReadOnlyList<LayerError> Finish() => _layers.Select(layer => layer.Finish()).ToArray();

    private static int[] Sizes(IStreamingModel model) => Enumerable.Range(0, model.LayerCount).Select(model.LayerSize).ToArray();
}

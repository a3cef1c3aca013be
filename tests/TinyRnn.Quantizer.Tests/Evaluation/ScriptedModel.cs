using System;
using System.Collections.Generic;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Tests.Evaluation;

/// <summary>A model of one layer whose output is its first reading times a factor.</summary>
internal sealed class ScriptedModel(NetworkTask task, float factor, params string[] features) : IRecurrentModel
{
    private float _last;

    public int Resets { get; private set; }

    public List<float> Readings { get; } = [];

    public ModelSignature Signature { get; } = new($"times {factor}", features, features.Length, ["y"], task, 0.5);

    public int LayerCount => 1;

    public void Predict(float[] reading, float[] output)
    {
        Readings.Add(reading[0]);
        _last = factor * reading[0];
        output[0] = _last;
    }

    public void Reset() => Resets++;

    public string LayerName(int layer) => "scale";

    public int LayerSize(int layer) => 1;

    public ReadOnlySpan<float> LayerOutput(int layer) => new(ref _last);
}

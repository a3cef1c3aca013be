using System;

namespace TinyRnn.Quantizer.Evaluation;

/// <summary>A model, float or integer, that is stepped one reading at a time or run on windows.</summary>
public interface IRecurrentModel
{
    /// <summary>What goes in and comes out.</summary>
    ModelSignature Signature { get; }

    /// <summary>Number of layers.</summary>
    int LayerCount { get; }

    /// <summary>
    /// Advances from the present state; a step allocates nothing. A missing or infinite reading is replaced by the last good one
    /// since <see cref="Reset"/>, or, before the first, by its feature's mean.
    /// </summary>
    /// <param name="inputs">[steps, inputs]: one value per feature, in its unit, or tokens. One step for a model that is stepped.</param>
    /// <param name="output">[steps, outputs], each in its unit, or [outputs] for a model that gives one output for a window.</param>
    void Predict(float[] inputs, float[] output);

    /// <summary>Back to the initial state.</summary>
    void Reset();

    /// <summary>A layer's name.</summary>
    string LayerName(int layer);

    /// <summary>Values out of a layer in one step.</summary>
    int LayerSize(int layer);

    /// <summary>What came out of a layer in the last call of <see cref="Predict"/>, after its activation, before output units: [steps, size],
    /// or [size] from where a window gives one output. Valid until the next call.</summary>
    ReadOnlySpan<float> LayerOutput(int layer);
}

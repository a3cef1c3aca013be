namespace TinyRnn.Quantizer.Evaluation;

/// <summary>A model that is stepped one reading at a time, float or integer.</summary>
public interface IStreamingModel
{
    /// <summary>What goes in and comes out.</summary>
    ModelSignature Signature { get; }

    /// <summary>Number of layers.</summary>
    int LayerCount { get; }

    /// <summary>Advances one step; allocates nothing. A missing or infinite reading is replaced by the last good one.</summary>
    /// <param name="reading">One value per feature, in its unit.</param>
    /// <param name="output">One value per output, in its unit.</param>
    void Predict(float[] reading, float[] output);

    /// <summary>Back to the initial state.</summary>
    void Reset();

    /// <summary>A layer's name.</summary>
    string LayerName(int layer);

    /// <summary>Values out of a layer.</summary>
    int LayerSize(int layer);

    /// <summary>Copies what came out of a layer in the last step, after its activation, before output units.</summary>
    void CopyLayerOutput(int layer, float[] destination);
}

namespace TinyRnn.Quantizer.Reference;

/// <summary>One step of a recurrent layer in float.</summary>
internal sealed class CellSample(int inputs, int outputs, int units, int gates)
{
    /// <summary>True when the step before is not known.</summary>
    public bool StartsFresh { get; set; }

    /// <summary>x.</summary>
    public float[] Input { get; } = new float[inputs];

    /// <summary>h before the step.</summary>
    public float[] Hidden { get; } = new float[outputs];

    /// <summary>LSTM: c before the step.</summary>
    public float[] Cell { get; } = new float[units];

    /// <summary>What the activations take, gate by gate.</summary>
    public float[] PreActivations { get; } = new float[gates * units];

    /// <summary>GRU: the recurrent part of the candidates, U h + b, or r h with the reset before the product. LSTM: c after the step.</summary>
    public float[] Inner { get; } = new float[units];
}

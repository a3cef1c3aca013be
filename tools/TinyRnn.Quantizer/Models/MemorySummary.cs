namespace TinyRnn.Quantizer.Models;

/// <summary>Bytes that a model takes; RAM is that of a loaded model, without the heap's own headers of 12 bytes per array.</summary>
/// <param name="File">Flash: length of the file.</param>
/// <param name="FileWeights">Flash: weights within the file.</param>
/// <param name="FloatWeights">The same weights in single precision, for comparison.</param>
/// <param name="Weights">RAM: weights as packed for the kernels.</param>
/// <param name="Scales">RAM: multipliers and biases of the rows.</param>
/// <param name="Table">RAM: the sigmoid table.</param>
/// <param name="State">RAM: h and c.</param>
/// <param name="Working">RAM: what a step needs, and the held readings.</param>
/// <param name="SelfTest">RAM: readings and outputs of the self test.</param>
/// <param name="SavedState">Bytes to save before deep sleep.</param>
public sealed record MemorySummary(
    long File,
    long FileWeights,
    long FloatWeights,
    long Weights,
    long Scales,
    long Table,
    long State,
    long Working,
    long SelfTest,
    long SavedState
)
{
    /// <summary>RAM of a running model.</summary>
    public long Ram => Weights + Scales + Table + State + Working + SelfTest;

    /// <summary>RAM while the model is read from a byte array, which is not needed afterwards.</summary>
    public long RamWhileLoading => Ram + File;
}

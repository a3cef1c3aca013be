using TinyRnn.CompilerServices;

namespace TinyRnn;

/// <summary>Reads the layer that compares what a network gives with the window that it was given.</summary>
internal sealed class ReconstructionReader
{
    private readonly LayerFieldReader _fields;
    private readonly ProductReader _products;

    public ReconstructionReader(LayerFieldReader fields, ProductReader products)
    {
        _fields = fields;
        _products = products;
    }

    /// <param name="name">The layer's name.</param>
    /// <param name="inputSize">Values in.</param>
    /// <param name="size">Values out.</param>
    /// <param name="inputs">Values of a reading.</param>
    /// <param name="inputLimit">Largest magnitude of a quantized reading.</param>
    /// <param name="previous">The layer before.</param>
    public ReconstructionLayer Read(string name, int inputSize, int size, int inputs, int inputLimit, Layer previous)
    {
        if (size != 1)
        {
            throw _fields.Error("output size", _fields.Position - 2, "1", size.ToString());
        }

        if (inputSize != inputs)
        {
            throw _fields.Error("input size", _fields.Position - 4, inputs.ToString() + ", as many as a reading has values", inputSize.ToString());
        }

        var measure = (ErrorMeasure)_fields.ReadRanged("measure", 1, 0, 1);
        int fractionBits = _fields.ReadRanged("fraction bits", 1, 0, previous.FractionBits);
        int at = _fields.Position;
        RowScales scales = _products.ReadScales(inputs);
        for (int i = 0; i < inputs; i++)
        {
            RequireSum(scales.InputMultipliers[i], scales.Biases[i], inputLimit, i, at);
        }

        return new ReconstructionLayer(
            name, inputSize, new Reconstruction(measure, fractionBits, previous.FractionBits - fractionBits, scales.Shift, scales.InputMultipliers, scales.Biases));
    }

    /// <summary>Fails unless the product of every reading and its offset stay below 2^62.</summary>
    private void RequireSum(long multiplier, long offset, int inputLimit, int input, int at)
    {
        long left = ModelLimits.Sum - 1 - (offset < 0 ? -offset : offset);
        if (multiplier > left / inputLimit)
        {
            throw _fields.Error("input multiplier " + input.ToString(), at, "at most " + (left / inputLimit).ToString(), multiplier.ToString());
        }
    }
}

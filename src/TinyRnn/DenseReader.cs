namespace TinyRnn;

/// <summary>Reads fully connected layers.</summary>
internal sealed class DenseReader
{
    private readonly LayerFieldReader _fields;
    private readonly ProductReader _products;

    public DenseReader(LayerFieldReader fields, ProductReader products)
    {
        _fields = fields;
        _products = products;
    }

    public DenseKernel Read(LayerKind kind, string name, int inputSize, int size, Requantizer inputCopy)
    {
        int fractionBits = ReadFractionBits(kind);
        RowScales scales = _products.ReadScales(size);
        var bounds = new long[size];
        WeightMatrix weights = _products.ReadMatrix("weights", size, inputSize, inputCopy.Limit, bounds);
        new SumRules(_fields).RequireSums(scales, bounds, null);
        return new DenseKernel(kind, name, inputSize, fractionBits, inputCopy, scales, weights);
    }

    /// <summary>Fraction bits of the outputs: free where values pass through, given by the activation where one has a range.</summary>
    private int ReadFractionBits(LayerKind kind)
    {
        int least = 0;
        int most = 30;
        switch (kind)
        {
            case LayerKind.DenseSigmoid:
            case LayerKind.DenseHardSigmoid:
                least = most = FixedPoint.GateBits;
                break;
            case LayerKind.DenseTanh:
            case LayerKind.DenseSoftmax:
            case LayerKind.DenseLogSoftmax:
                least = most = FixedPoint.ValueBits;
                break;
        }

        return _fields.ReadRanged("fraction bits", 1, least, most);
    }
}

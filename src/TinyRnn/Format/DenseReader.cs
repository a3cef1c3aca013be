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

    public DenseKernel Read(string name, int inputSize, int size, Requantizer inputCopy)
    {
        int fractionBits = _fields.ReadRanged("fraction bits", 1, 0, 30);
        IntegerActivation activation = ActivationReader.Read(_fields, "activation ", fractionBits);
        RowScales scales = _products.ReadScales(size);
        var bounds = new long[size];
        WeightMatrix weights = _products.ReadMatrix("weights", size, inputSize, inputCopy.Limit, bounds);
        new SumRules(_fields).RequireSums(scales, bounds, null, null);
        return new DenseKernel(name, inputSize, inputCopy, scales, weights, activation);
    }
}

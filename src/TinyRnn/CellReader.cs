namespace TinyRnn;

/// <summary>Reads recurrent layers; those with options by <see cref="CustomCellReader"/>.</summary>
internal sealed class CellReader
{
    private readonly LayerFieldReader _fields;
    private readonly ProductReader _products;

    public CellReader(LayerFieldReader fields, ProductReader products)
    {
        _fields = fields;
        _products = products;
    }

    public RecurrentKernel Read(LayerKind kind, string name, int inputSize, int size, Requantizer inputCopy)
    {
        if (kind >= LayerKind.RnnCustom)
        {
            return new CustomCellReader(_fields, _products).Read(kind, name, inputSize, size, inputCopy);
        }

        Requantizer recurrentCopy = _products.ReadCopy("recurrent copy");
        int rows = size * (kind == LayerKind.Gru ? GruKernel.Gates : kind == LayerKind.Lstm ? LstmKernel.Gates : 1);
        RowScales scales = _products.ReadScales(rows);
        scales.RecurrentMultipliers = _products.ReadRecurrentMultipliers(rows);
        if (kind == LayerKind.Gru)
        {
            scales.CandidateBiases = new long[size];
            _products.ReadBiases(scales.CandidateBiases, "candidate bias");
        }

        var inputBounds = new long[rows];
        var recurrentBounds = new long[rows];
        RecurrentKernel layer = Create(kind, name, inputSize, size, inputCopy, recurrentCopy, scales);
        layer.InputWeights = _products.ReadMatrix("input weights", rows, inputSize, inputCopy.Limit, inputBounds);
        layer.RecurrentWeights = _products.ReadMatrix("recurrent weights", rows, size, recurrentCopy.Limit, recurrentBounds);
        new SumRules(_fields).RequireSums(scales, inputBounds, recurrentBounds);
        return layer;
    }

    private static RecurrentKernel Create(
        LayerKind kind, string name, int inputSize, int size, Requantizer inputCopy, Requantizer recurrentCopy, RowScales scales)
    {
        switch (kind)
        {
            case LayerKind.Gru:
                return new GruKernel(name, inputSize, size, inputCopy, recurrentCopy, scales);
            case LayerKind.Lstm:
                return new LstmKernel(name, inputSize, size, inputCopy, recurrentCopy, scales);
            default:
                return new RnnKernel(kind, name, inputSize, size, inputCopy, recurrentCopy, scales);
        }
    }
}

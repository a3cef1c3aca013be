namespace TinyRnn;

/// <summary>Reads recurrent layers with options; what all cells have is read by <see cref="ProductReader"/>.</summary>
internal sealed class CustomCellReader
{
    private readonly LayerFieldReader _fields;
    private readonly ProductReader _products;
    private readonly SumRules _sums;

    public CustomCellReader(LayerFieldReader fields, ProductReader products)
    {
        _fields = fields;
        _products = products;
        _sums = new SumRules(fields);
    }

    public RecurrentKernel Read(LayerKind kind, string name, int inputSize, int size, Requantizer inputCopy)
    {
        switch (kind)
        {
            case LayerKind.GruCustom:
                return ReadGru(name, inputSize, size, inputCopy);
            case LayerKind.LstmCustom:
                return ReadLstm(name, inputSize, size, inputCopy);
            default:
                return ReadRnn(name, inputSize, size, inputCopy);
        }
    }

    private RnnCustomKernel ReadRnn(string name, int inputSize, int size, Requantizer inputCopy)
    {
        Requantizer recurrentCopy = _products.ReadCopy("recurrent copy");
        int fractionBits = ReadFractionBits();
        RowScales scales = _products.ReadScales(size);
        scales.RecurrentMultipliers = _products.ReadRecurrentMultipliers(scales.Biases.Length);
        var update = new RnnUpdate(size, scales.Shift, fractionBits, ReadActivation("activation"));
        var layer = new RnnCustomKernel(name, inputSize, size, inputCopy, recurrentCopy, scales, update);
        layer.Initial = ReadInitialState(layer);
        var inputBounds = new long[size];
        var recurrentBounds = new long[size];
        layer.InputWeights = _products.ReadMatrix("input weights", size, inputSize, inputCopy.Limit, inputBounds);
        layer.RecurrentWeights = _products.ReadMatrix("recurrent weights", size, size, recurrentCopy.Limit, recurrentBounds);
        _sums.RequireSums(scales, inputBounds, recurrentBounds);
        return layer;
    }

    private GruCustomKernel ReadGru(string name, int inputSize, int size, Requantizer inputCopy)
    {
        Requantizer recurrentCopy = _products.ReadCopy("recurrent copy");
        Requantizer candidateCopy = _products.ReadCopy("candidate copy");
        int fractionBits = ReadFractionBits();
        bool resetBefore = _fields.ReadRanged("reset", 1, 0, 1) == 1;
        RowScales scales = _products.ReadScales(GruKernel.Gates * size);
        scales.RecurrentMultipliers = _products.ReadRecurrentMultipliers(scales.Biases.Length);
        scales.CandidateBiases = new long[size];
        _products.ReadBiases(scales.CandidateBiases, "candidate bias");
        GateActivation gate = ReadActivation("gate activation");
        GateActivation candidate = ReadActivation("candidate activation");
        var update = new GruUpdate(size, scales.Shift, fractionBits, resetBefore, gate, candidate);
        var layer = new GruCustomKernel(name, inputSize, size, inputCopy, recurrentCopy, candidateCopy, scales, update);
        layer.Initial = ReadInitialState(layer);
        var inputBounds = new long[3 * size];
        var recurrentBounds = new long[3 * size];
        var candidateBounds = new long[size];
        layer.InputWeights = _products.ReadMatrix("input weights", 3 * size, inputSize, inputCopy.Limit, inputBounds);
        layer.RecurrentWeights = _products.ReadMatrix("recurrent weights", 2 * size, size, recurrentCopy.Limit, recurrentBounds);
        layer.CandidateWeights = _products.ReadMatrix("candidate weights", size, size, candidateCopy.Limit, candidateBounds);
        _sums.RequireCustomSums(scales, inputBounds, recurrentBounds, null, candidateBounds, resetBefore ? 0 : gate.Bound);
        return layer;
    }

    private LstmCustomKernel ReadLstm(string name, int inputSize, int size, Requantizer inputCopy)
    {
        int units = _fields.ReadRanged("units", 2, 1, ModelLimits.Outputs);
        Requantizer recurrentCopy = _products.ReadCopy("recurrent copy");
        int fractionBits = ReadFractionBits();
        bool coupled = _fields.ReadRanged("coupled gates", 1, 0, 1) == 1;
        bool hasPeepholes = _fields.ReadRanged("peepholes", 1, 0, 1) == 1;
        bool hasProjection = ReadHasProjection(size, units);
        int gates = coupled ? 3 : LstmKernel.Gates;
        int rows = gates * units;
        RowScales scales = _products.ReadScales(rows);
        scales.RecurrentMultipliers = _products.ReadRecurrentMultipliers(scales.Biases.Length);
        long[] peepholes = null;
        if (hasPeepholes)
        {
            peepholes = new long[rows - units];
            _products.ReadBiases(peepholes, "peephole", "peepholes");
        }

        GateActivation gate = ReadActivation("gate activation");
        GateActivation candidate = ReadActivation("candidate activation");
        int outputScale = ReadSigned("output scale");
        long outputBias = ReadBias("output bias");
        int outputShift = _fields.ReadRanged("output shift", 1, 0, 46);
        GateActivation output = ReadActivation("output activation");
        var update = new LstmUpdate(
            units, scales.Shift, fractionBits, coupled, peepholes, gate, candidate, output, outputScale, outputBias, outputShift);
        var layer = new LstmCustomKernel(name, inputSize, size, inputCopy, recurrentCopy, scales, update);
        if (hasProjection)
        {
            layer.ProjectionCopy = _products.ReadCopy("projection copy");
            layer.ProjectionScales = _products.ReadScales(size, "projection ");
        }

        layer.Initial = ReadInitialState(layer);
        ReadMatrices(layer, rows);
        return layer;
    }

    private bool ReadHasProjection(int size, int units)
    {
        int at = _fields.Position;
        bool hasProjection = _fields.ReadRanged("projection", 1, 0, 1) == 1;
        if (!hasProjection && size != units)
        {
            throw _fields.Error("units without a projection", at, size.ToString(), units.ToString());
        }

        return hasProjection;
    }

    private void ReadMatrices(LstmCustomKernel layer, int rows)
    {
        var inputBounds = new long[rows];
        var recurrentBounds = new long[rows];
        int size = layer.OutputSize;
        LstmUpdate update = layer.Parameters;
        layer.InputWeights = _products.ReadMatrix("input weights", rows, layer.InputSize, layer.InputCopy.Limit, inputBounds);
        layer.RecurrentWeights = _products.ReadMatrix("recurrent weights", rows, size, layer.RecurrentCopy.Limit, recurrentBounds);
        _sums.RequireCustomSums(layer.Scales, inputBounds, recurrentBounds, PeepholesByRow(update, rows), null, 0);
        if (layer.ProjectionCopy != null)
        {
            var bounds = new long[size];
            layer.ProjectionWeights = _products.ReadMatrix("projection weights", size, update.Units, layer.ProjectionCopy.Limit, bounds);
            _sums.RequireSums(layer.ProjectionScales, bounds, null);
        }
    }

    /// <summary>The multiplier of c in each row; 0 in those of the candidate.</summary>
    private static long[] PeepholesByRow(LstmUpdate update, int rows)
    {
        var multipliers = new long[rows];
        if (update.Peepholes != null)
        {
            int candidates = rows - 2 * update.Units;
            System.Array.Copy(update.Peepholes, 0, multipliers, 0, candidates);
            System.Array.Copy(update.Peepholes, candidates, multipliers, candidates + update.Units, update.Units);
        }

        return multipliers;
    }

    private int ReadFractionBits()
    {
        int at = _fields.Position;
        int bits = _fields.ReadRanged("fraction bits", 1, 0, 255);
        if (bits != FixedPoint.ValueBits && bits != FixedPoint.StateBits)
        {
            throw _fields.Error("fraction bits", at, "20 or 23", bits.ToString());
        }

        return bits;
    }

    private GateActivation ReadActivation(string what)
    {
        var function = (GateFunction)_fields.ReadRanged(what + " function", 1, 0, 4);
        bool usesTable = function == GateFunction.Sigmoid || function == GateFunction.Tanh;
        long floor = usesTable ? 0 : -int.MaxValue;
        long ceiling = usesTable ? SigmoidTable.LastIndex : int.MaxValue;
        long least = ReadLong(what + " least", floor, ceiling);
        long most = ReadLong(what + " most", least, ceiling);
        int at = _fields.Position;
        int parameter = ReadSigned(what + " parameter");
        if (function == GateFunction.Linear && parameter != 0)
        {
            throw _fields.Error(what + " parameter", at, "0", parameter.ToString());
        }

        return new GateActivation(function, least, most, parameter);
    }

    private int[] ReadInitialState(RecurrentKernel layer)
    {
        if (_fields.ReadRanged("initial state", 1, 0, 1) == 0)
        {
            return null;
        }

        var state = new int[layer.StateLength];
        _fields.Bytes.Require("initial state", state.Length, 4);
        for (int i = 0; i < state.Length; i++)
        {
            int most = i < layer.OutputSize ? layer.StateBound : int.MaxValue;
            state[i] = _fields.ReadRanged("initial state " + i.ToString(), 4, -most, most);
        }

        return state;
    }

    private int ReadSigned(string what) => _fields.ReadRanged(what, 4, -int.MaxValue, int.MaxValue);

    private long ReadBias(string what) => ReadLong(what, -ModelLimits.Sum + 1, ModelLimits.Sum - 1);

    private long ReadLong(string what, long least, long most)
    {
        int at = _fields.Position;
        long value = _fields.Bytes.ReadInt64(what);
        if (value < least || value > most)
        {
            throw _fields.Error(what, at, least.ToString() + " to " + most.ToString(), value.ToString());
        }

        return value;
    }
}

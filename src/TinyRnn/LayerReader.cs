namespace TinyRnn;

/// <summary>Reads the layers of a <c>.trnn</c> file and proves that no sum in them can overflow.</summary>
internal sealed class LayerReader
{
    private readonly ByteReader _reader;
    private string _layer;

    public LayerReader(ByteReader reader)
    {
        _reader = reader;
    }

    public Layer[] ReadAll(int inputs, int inputLimit, int outputs)
    {
        var layers = new Layer[_reader.ReadRanged("number of layers", 1, 1, ModelLimits.Layers)];
        int recurrent = 0;
        int size = inputs;
        for (int i = 0; i < layers.Length; i++)
        {
            int at = _reader.Position;
            layers[i] = ReadLayer(i, size, i == 0 ? inputLimit : 0);
            size = layers[i].OutputSize;
            if (layers[i].StateLength > 0)
            {
                recurrent++;
            }

            if (layers[i].Kind == LayerKind.DenseSoftmax && i != layers.Length - 1)
            {
                throw new ModelFormatException(_layer + "softmax", at, "the last layer", "layer " + i.ToString() + " of " + layers.Length.ToString());
            }
        }

        if (size != outputs)
        {
            throw new ModelFormatException("outputs of the last layer", _reader.Position, outputs.ToString(), size.ToString());
        }

        if (recurrent > ModelLimits.RecurrentLayers)
        {
            throw new ModelFormatException("recurrent layers", _reader.Position, "at most " + ModelLimits.RecurrentLayers.ToString(), recurrent.ToString());
        }

        return layers;
    }

    /// <param name="index">The layer, from 0.</param>
    /// <param name="inputSize">Values out of the layer before.</param>
    /// <param name="inputLimit">The model's input limit for the first layer, whose input is taken as it is; otherwise 0.</param>
    private Layer ReadLayer(int index, int inputSize, int inputLimit)
    {
        _layer = "layer " + index.ToString() + ": ";
        LayerKind kind = ReadKind();
        string name = _reader.ReadString(_layer + "name");
        _layer = "layer " + index.ToString() + " (" + name + "): ";
        _reader.ReadRanged(_layer + "input size", 2, inputSize, inputSize);
        int size = _reader.ReadRanged(_layer + "output size", 2, 1, ModelLimits.Outputs);
        Requantizer inputCopy = ReadInputCopy(inputLimit);
        return kind < LayerKind.Dense ? ReadRecurrent(kind, name, inputSize, size, inputCopy) : ReadDense(kind, name, inputSize, size, inputCopy);
    }

    private LayerKind ReadKind()
    {
        int at = _reader.Position;
        int kind = _reader.ReadByte(_layer + "kind");
        bool known = (kind >= (int)LayerKind.RnnTanh && kind <= (int)LayerKind.Lstm) || (kind >= (int)LayerKind.Dense && kind <= (int)LayerKind.DenseSoftmax);
        if (!known)
        {
            throw new ModelFormatException(_layer + "kind", at, "1 to 4 (recurrent) or 16 to 20 (dense)", kind.ToString());
        }

        return (LayerKind)kind;
    }

    private Requantizer ReadInputCopy(int inputLimit)
    {
        int at = _reader.Position;
        Requantizer copy = ReadCopy("input copy");
        if (inputLimit > 0 && (copy.Multiplier != 1 || copy.Shift != 0 || copy.Limit != inputLimit))
        {
            throw new ModelFormatException(
                _layer + "input copy", at, "multiplier 1, shift 0, limit " + inputLimit.ToString(),
                "multiplier " + copy.Multiplier.ToString() + ", shift " + copy.Shift.ToString() + ", limit " + copy.Limit.ToString());
        }

        return copy;
    }

    private Requantizer ReadCopy(string what)
    {
        int multiplier = _reader.ReadRanged(_layer + what + " multiplier", 4, 1, int.MaxValue);
        int shift = _reader.ReadRanged(_layer + what + " shift", 1, 0, 46);
        int limit = _reader.ReadRanged(_layer + what + " limit", 2, 1, ModelLimits.Copy);
        return new Requantizer(multiplier, shift, limit);
    }

    private RecurrentKernel ReadRecurrent(LayerKind kind, string name, int inputSize, int size, Requantizer inputCopy)
    {
        Requantizer recurrentCopy = ReadCopy("recurrent copy");
        int rows = size * (kind == LayerKind.Gru ? GruKernel.Gates : kind == LayerKind.Lstm ? LstmKernel.Gates : 1);
        RowScales scales = ReadScales(rows);
        ReadMultipliers(scales.RecurrentMultipliers, "recurrent multiplier");
        if (kind == LayerKind.Gru)
        {
            scales.CandidateBiases = new long[size];
            ReadBiases(scales.CandidateBiases, "candidate bias");
        }

        var inputBounds = new long[rows];
        var recurrentBounds = new long[rows];
        RecurrentKernel layer = CreateRecurrent(kind, name, inputSize, size, inputCopy, recurrentCopy, scales);
        layer.InputWeights = ReadMatrix("input weights", rows, inputSize, inputCopy.Limit, inputBounds);
        layer.RecurrentWeights = ReadMatrix("recurrent weights", rows, size, recurrentCopy.Limit, recurrentBounds);
        RequireSums(scales, inputBounds, recurrentBounds);
        return layer;
    }

    private static RecurrentKernel CreateRecurrent(
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

    private DenseKernel ReadDense(LayerKind kind, string name, int inputSize, int size, Requantizer inputCopy)
    {
        int fractionBits = ReadFractionBits(kind);
        RowScales scales = ReadScales(size);
        var bounds = new long[size];
        WeightMatrix weights = ReadMatrix("weights", size, inputSize, inputCopy.Limit, bounds);
        RequireSums(scales, bounds, new long[size]);
        return new DenseKernel(kind, name, inputSize, fractionBits, inputCopy, scales, weights);
    }

    private int ReadFractionBits(LayerKind kind)
    {
        int least = 0;
        int most = 30;
        switch (kind)
        {
            case LayerKind.DenseSigmoid:
                least = most = FixedPoint.GateBits;
                break;
            case LayerKind.DenseTanh:
            case LayerKind.DenseSoftmax:
                least = most = FixedPoint.ValueBits;
                break;
        }

        return _reader.ReadRanged(_layer + "fraction bits", 1, least, most);
    }

    private RowScales ReadScales(int rows)
    {
        int shift = _reader.ReadRanged(_layer + "shift", 1, 1, 46);
        var scales = new RowScales(rows, shift);
        ReadMultipliers(scales.InputMultipliers, "input multiplier");
        ReadBiases(scales.Biases, "bias");
        return scales;
    }

    private void ReadMultipliers(long[] multipliers, string what)
    {
        _reader.Require(_layer + what + "s", multipliers.Length, 8);
        for (int i = 0; i < multipliers.Length; i++)
        {
            int at = _reader.Position;
            multipliers[i] = _reader.ReadInt64(what);
            if (multipliers[i] < 0)
            {
                throw new ModelFormatException(_layer + what + " " + i.ToString(), at, "0 or more", multipliers[i].ToString());
            }
        }
    }

    private void ReadBiases(long[] biases, string what)
    {
        _reader.Require(_layer + what + "es", biases.Length, 8);
        for (int i = 0; i < biases.Length; i++)
        {
            int at = _reader.Position;
            biases[i] = _reader.ReadInt64(what);
            if (biases[i] >= ModelLimits.Sum || biases[i] <= -ModelLimits.Sum)
            {
                throw new ModelFormatException(_layer + what + " " + i.ToString(), at, "below 2^62 in magnitude", biases[i].ToString());
            }
        }
    }

    /// <summary>Weights with their bit width and lanes; <paramref name="bounds"/> receives the largest sum of each row.</summary>
    private WeightMatrix ReadMatrix(string what, int rows, int columns, int copyLimit, long[] bounds)
    {
        what = _layer + what;
        int at = _reader.Position;
        int bits = _reader.ReadByte(what + " bits");
        if (bits != 8 && bits != 16)
        {
            throw new ModelFormatException(what + " bits", at, "8 or 16", bits.ToString());
        }

        int lanes = _reader.ReadRanged(what + " lanes", 1, 1, PackedMatrix.MostLanes);
        at = _reader.Position;
        short[] weights = _reader.ReadWeights(what, rows * columns, bits);
        long limit = PackedMatrix.LaneLimit(lanes);
        for (int row = 0; row < rows; row++)
        {
            long sum = 0;
            for (int column = 0; column < columns; column++)
            {
                int weight = weights[row * columns + column];
                sum += weight < 0 ? -weight : weight;
            }

            bounds[row] = sum * copyLimit;
            if (bounds[row] > limit)
            {
                throw new ModelFormatException(
                    what + " row " + row.ToString(), at, "sums of at most " + limit.ToString() + " in " + lanes.ToString() + " lanes", bounds[row].ToString());
            }
        }

        WeightMatrix matrix = WeightMatrix.Create(weights, rows, columns, lanes);
        matrix.Bits = bits;
        return matrix;
    }

    /// <summary>No row's sum may reach 2^62, however the parts are added.</summary>
    private void RequireSums(RowScales scales, long[] inputBounds, long[] recurrentBounds)
    {
        for (int row = 0; row < scales.Biases.Length; row++)
        {
            long left = ModelLimits.Sum - Magnitude(scales.Biases[row]);
            left = Subtract(left, inputBounds[row], scales.InputMultipliers[row]);
            left = Subtract(left, recurrentBounds[row], scales.RecurrentMultipliers[row]);
            if (scales.CandidateBiases != null && row % GruKernel.Gates == GruKernel.Gates - 1)
            {
                left -= Magnitude(scales.CandidateBiases[row / GruKernel.Gates]) + SigmoidTable.One;
            }

            if (left <= 0)
            {
                throw new ModelFormatException(_layer + "row " + row.ToString(), _reader.Position, "sums below 2^62", "weights, multipliers and bias that can exceed it");
            }
        }
    }

    /// <summary>left - bound * multiplier, or a negative number when that would not be positive; cannot overflow.</summary>
    private static long Subtract(long left, long bound, long multiplier)
    {
        if (left <= 0 || (bound > 0 && multiplier > left / bound))
        {
            return -1;
        }

        return left - bound * multiplier;
    }

    private static long Magnitude(long value) => value < 0 ? -value : value;
}

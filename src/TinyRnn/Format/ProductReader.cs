namespace TinyRnn;

/// <summary>
/// Reads the parts of a layer's matrix products: the requantized copies of the vectors, the matrices, and what scales and offsets
/// their rows.
/// </summary>
internal sealed class ProductReader
{
    private readonly LayerFieldReader _fields;

    public ProductReader(LayerFieldReader fields)
    {
        _fields = fields;
    }

    /// <param name="inputLimit">The model's input limit for the first layer, whose input is taken as it is; otherwise 0.</param>
    public Requantizer ReadInputCopy(int inputLimit)
    {
        int at = _fields.Position;
        Requantizer copy = ReadCopy("input copy");
        if (inputLimit > 0 && (copy.Multiplier != 1 || copy.Shift != 0 || copy.Limit != inputLimit))
        {
            throw _fields.Error(
                "input copy", at, "multiplier 1, shift 0, limit " + inputLimit.ToString(),
                "multiplier " + copy.Multiplier.ToString() + ", shift " + copy.Shift.ToString() + ", limit " + copy.Limit.ToString());
        }

        return copy;
    }

    public Requantizer ReadCopy(string what)
    {
        int multiplier = _fields.ReadRanged(what + " multiplier", 4, 1, int.MaxValue);
        int at = _fields.Position;
        int shift = _fields.ReadRanged(what + " shift", 1, 0, 46);
        int limit = ReadLimit(what + " limit");
        if (limit > ModelLimits.Copy && shift > ModelLimits.FineShift)
        {
            throw _fields.Error(what + " shift", at, "0 to " + ModelLimits.FineShift.ToString() + " with a limit of " + limit.ToString(), shift.ToString());
        }

        return new Requantizer(multiplier, shift, limit);
    }

    /// <summary>A limit as it is, or the bits of a larger one.</summary>
    private int ReadLimit(string what)
    {
        const int least = ModelLimits.FineCode + ModelLimits.LeastFineBits;
        const int most = ModelLimits.FineCode + ModelLimits.MostFineBits;
        int at = _fields.Position;
        int limit = _fields.ReadRanged(what, 2, 0, 0xFFFF);
        if (limit >= 1 && limit <= ModelLimits.Copy)
        {
            return limit;
        }

        if (limit < least || limit > most)
        {
            throw _fields.Error(what, at, "1 to " + ModelLimits.Copy.ToString() + ", or " + least.ToString() + " to " + most.ToString(), limit.ToString());
        }

        return (1 << (limit - ModelLimits.FineCode)) - 1;
    }

    /// <param name="rows">Rows of the product.</param>
    /// <param name="part">Which product of the layer, for errors; with a space at its end.</param>
    public RowScales ReadScales(int rows, string part = "")
    {
        int shift = _fields.ReadRanged(part + "shift", 1, 1, 46);
        var scales = new RowScales(rows, shift);
        ReadMultipliers(scales.InputMultipliers, part + "input multiplier");
        ReadBiases(scales.Biases, part + "bias");
        return scales;
    }

    public long[] ReadRecurrentMultipliers(int rows)
    {
        var multipliers = new long[rows];
        ReadMultipliers(multipliers, "recurrent multiplier");
        return multipliers;
    }

    public void ReadBiases(long[] biases, string what) => ReadBiases(biases, what, what + "es");

    /// <param name="biases">Receives them, each below 2^62 in magnitude.</param>
    /// <param name="what">One of them, for errors.</param>
    /// <param name="all">All of them, likewise.</param>
    public void ReadBiases(long[] biases, string what, string all)
    {
        _fields.Require(all, biases.Length, 8);
        for (int i = 0; i < biases.Length; i++)
        {
            int at = _fields.Position;
            biases[i] = _fields.Bytes.ReadInt64(what);
            if (biases[i] >= ModelLimits.Sum || biases[i] <= -ModelLimits.Sum)
            {
                throw _fields.Error(what + " " + i.ToString(), at, "below 2^62 in magnitude", biases[i].ToString());
            }
        }
    }

    /// <summary>Weights with their bit width and lanes; <paramref name="bounds"/> receives the largest sum of each row.</summary>
    public WeightMatrix ReadMatrix(string what, int rows, int columns, int copyLimit, long[] bounds)
    {
        int bits = _fields.ReadWeightBits(what + " bits");
        int at = _fields.Position;
        int lanes = _fields.ReadRanged(what + " lanes", 1, 1, PackedMatrix.MostLanes);
        if (copyLimit > ModelLimits.Copy && lanes != 1)
        {
            throw _fields.Error(what + " lanes", at, "1 with a copy limit of " + copyLimit.ToString(), lanes.ToString());
        }

        at = _fields.Position;
        short[] weights = _fields.ReadWeights(what, rows * columns, bits);
        long limit = PackedMatrix.LaneLimit(lanes);
        for (int row = 0; row < rows; row++)
        {
            bounds[row] = MagnitudeOfRow(weights, row * columns, columns) * copyLimit;
            if (bounds[row] > limit)
            {
                throw _fields.Error(
                    what + " row " + row.ToString(), at, "sums of at most " + limit.ToString() + " in " + lanes.ToString() + " lanes", bounds[row].ToString());
            }
        }

        WeightMatrix matrix = WeightMatrix.Create(weights, rows, columns, lanes);
        matrix.Bits = bits;
        return matrix;
    }

    private void ReadMultipliers(long[] multipliers, string what)
    {
        _fields.Require(what + "s", multipliers.Length, 8);
        for (int i = 0; i < multipliers.Length; i++)
        {
            int at = _fields.Position;
            multipliers[i] = _fields.Bytes.ReadInt64(what);
            if (multipliers[i] < 0)
            {
                throw _fields.Error(what + " " + i.ToString(), at, "0 or more", multipliers[i].ToString());
            }
        }
    }

    /// <summary>The sum of the weights' magnitudes: what the row can give, for a vector of ones of any sign.</summary>
    private static long MagnitudeOfRow(short[] weights, int from, int columns)
    {
        long sum = 0;
        for (int i = from; i < from + columns; i++)
        {
            int weight = weights[i];
            sum += weight < 0 ? -weight : weight;
        }

        return sum;
    }
}

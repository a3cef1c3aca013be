namespace TinyRnn;

/// <summary>Reads the layers of a <c>.trnn</c> file and proves that no sum in them can overflow.</summary>
internal sealed class LayerReader
{
    private readonly ByteReader _reader;
    private string _layer;
    private string[] _vocabulary;

    public LayerReader(ByteReader reader)
    {
        _reader = reader;
    }

    /// <summary>The text of each token, once the layers are read; null when they have none.</summary>
    public string[] Vocabulary => _vocabulary;

    public Layer[] ReadAll(int inputs, int inputLimit, int outputs)
    {
        var layers = new Layer[_reader.ReadRanged("number of layers", 1, 1, ModelLimits.Layers)];
        int recurrent = 0;
        bool gaveLastStep = false;
        int size = inputs;
        for (int i = 0; i < layers.Length; i++)
        {
            int at = _reader.Position;
            layers[i] = ReadLayer(i, size, i == 0 ? inputLimit : 0, i == 0 ? null : layers[i - 1], gaveLastStep);
            size = layers[i].OutputSize;
            gaveLastStep |= layers[i].Kind == LayerKind.FinalState || layers[i].Kind == LayerKind.LastOutput;
            if (layers[i].StateLength > 0)
            {
                recurrent++;
            }

            if (i != layers.Length - 1 && MustBeLast(layers[i].Kind))
            {
                string what = layers[i].Kind == LayerKind.ArgMax ? "argmax" : "softmax";
                throw new ModelFormatException(_layer + what, at, "the last layer", "layer " + i.ToString() + " of " + layers.Length.ToString());
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
    /// <param name="previous">The layer before; null for the first.</param>
    /// <param name="gaveLastStep">Whether a layer before makes one vector of a window.</param>
    private Layer ReadLayer(int index, int inputSize, int inputLimit, Layer previous, bool gaveLastStep)
    {
        _layer = "layer " + index.ToString() + ": ";
        int at = _reader.Position;
        LayerKind kind = ReadKind();
        RequirePlace(kind, at, previous, gaveLastStep);
        string name = _reader.ReadString(_layer + "name");
        _layer = "layer " + index.ToString() + " (" + name + "): ";
        _reader.ReadRanged(_layer + "input size", 2, inputSize, inputSize);
        int size = _reader.ReadRanged(_layer + "output size", 2, 1, MostOutputs(kind));
        switch (kind)
        {
            case LayerKind.Embedding:
                return ReadEmbedding(name, inputSize, size, inputLimit);
            case LayerKind.OneHot:
                return ReadOneHot(name, inputSize, size, inputLimit);
            case LayerKind.Bidirectional:
            case LayerKind.Reverse:
                return ReadDirections(kind, name, inputSize, size, inputLimit);
            case LayerKind.FinalState:
            case LayerKind.LastOutput:
            case LayerKind.ArgMax:
                RequireSize(kind == LayerKind.ArgMax ? 1 : inputSize, size);
                return new SelectionKernel(kind, name, inputSize, previous.FractionBits);
            default:
                Requantizer inputCopy = ReadInputCopy(inputLimit);
                return IsRecurrent(kind) ? ReadRecurrent(kind, name, inputSize, size, inputCopy) : ReadDense(kind, name, inputSize, size, inputCopy);
        }
    }

    private LayerKind ReadKind()
    {
        int at = _reader.Position;
        int kind = _reader.ReadByte(_layer + "kind");
        bool known = IsRecurrent((LayerKind)kind) || (kind >= (int)LayerKind.Dense && kind <= (int)LayerKind.DenseHardSigmoid);
        switch ((LayerKind)kind)
        {
            case LayerKind.Embedding:
            case LayerKind.OneHot:
            case LayerKind.Bidirectional:
            case LayerKind.Reverse:
            case LayerKind.FinalState:
            case LayerKind.LastOutput:
            case LayerKind.ArgMax:
                known = true;
                break;
        }

        if (!known)
        {
            throw new ModelFormatException(
                _layer + "kind", at, "a kind of layer that the format has", kind.ToString());
        }

        return (LayerKind)kind;
    }

    private static bool IsRecurrent(LayerKind kind) => kind >= LayerKind.RnnTanh && kind <= LayerKind.LstmCustom;

    private static int MostOutputs(LayerKind kind) =>
        IsRecurrent(kind) || (kind >= LayerKind.Dense && kind <= LayerKind.DenseHardSigmoid) ? ModelLimits.Outputs : ModelLimits.LayerValues;

    /// <summary>True for what nothing may follow; after a softmax, the last output and argmax may.</summary>
    private bool MustBeLast(LayerKind kind)
    {
        int next = _reader.Peek();
        return kind == LayerKind.ArgMax
            || ((kind == LayerKind.DenseSoftmax || kind == LayerKind.DenseLogSoftmax) && next != (int)LayerKind.LastOutput && next != (int)LayerKind.ArgMax);
    }

    private void RequirePlace(LayerKind kind, int at, Layer previous, bool gaveLastStep)
    {
        bool isRecurrent = IsRecurrent(kind) || kind == LayerKind.Bidirectional || kind == LayerKind.Reverse;
        bool isLastStep = kind == LayerKind.FinalState || kind == LayerKind.LastOutput;
        string expected = null;
        if ((kind == LayerKind.Embedding || kind == LayerKind.OneHot) && previous != null)
        {
            expected = "tokens in the first layer only";
        }
        else if (kind == LayerKind.FinalState && (previous == null || previous.StateLength == 0))
        {
            expected = "a recurrent layer before a final state";
        }
        else if ((isLastStep || kind == LayerKind.ArgMax) && previous == null)
        {
            expected = "a layer with weights first";
        }
        else if ((isRecurrent || isLastStep) && gaveLastStep)
        {
            expected = "no recurrent layer and no second last step after one vector for a window";
        }

        if (expected != null)
        {
            throw new ModelFormatException(_layer + "kind", at, expected, ((int)kind).ToString());
        }
    }

    private void RequireSize(int expected, int size)
    {
        if (size != expected)
        {
            throw new ModelFormatException(_layer + "output size", _reader.Position - 2, expected.ToString(), size.ToString());
        }
    }

    private EmbeddingKernel ReadEmbedding(string name, int inputSize, int size, int inputLimit)
    {
        int tokens = ReadTokens(inputSize, inputLimit, ModelLimits.Tokens);
        int fractionBits = _reader.ReadRanged(_layer + "fraction bits", 1, 0, 30);
        int at = _reader.Position;
        int bits = _reader.ReadByte(_layer + "weights bits");
        if (bits != 8 && bits != 16)
        {
            throw new ModelFormatException(_layer + "weights bits", at, "8 or 16", bits.ToString());
        }

        _reader.Require(_layer + "multipliers", tokens, 4);
        var multipliers = new int[tokens];
        for (int token = 0; token < tokens; token++)
        {
            multipliers[token] = _reader.ReadRanged(_layer + "multiplier " + token.ToString(), 4, 0, int.MaxValue);
        }

        at = _reader.Position;
        short[] weights = _reader.ReadWeights(_layer + "weights", tokens * size, bits);
        for (int i = 0; i < weights.Length; i++)
        {
            int multiplier = multipliers[i / size];
            int weight = weights[i] < 0 ? -weights[i] : weights[i];
            if (weight > 0 && multiplier > int.MaxValue / weight)
            {
                throw new ModelFormatException(
                    _layer + "weight " + i.ToString(), at + i * bits / 8, "at most 2^31 - 1 times its multiplier",
                    weights[i].ToString() + " times " + multiplier.ToString());
            }
        }

        return new EmbeddingKernel(name, fractionBits, multipliers, weights, bits);
    }

    private OneHotKernel ReadOneHot(string name, int inputSize, int size, int inputLimit)
    {
        int at = _reader.Position - 2;
        ReadTokens(inputSize, inputLimit, ModelLimits.LayerValues);
        if (size != inputLimit + 1)
        {
            throw new ModelFormatException(_layer + "output size", at, (inputLimit + 1).ToString() + " (tokens)", size.ToString());
        }

        return new OneHotKernel(name, size);
    }

    private int ReadTokens(int inputSize, int inputLimit, int most)
    {
        if (inputSize != 1)
        {
            throw new ModelFormatException(_layer + "input size", _reader.Position - 4, "1 (a token)", inputSize.ToString());
        }

        int tokens = _reader.ReadRanged(_layer + "tokens", 2, 2, most);
        if (tokens != inputLimit + 1)
        {
            throw new ModelFormatException(_layer + "tokens", _reader.Position - 2, (inputLimit + 1).ToString() + " (one more than the input limit)", tokens.ToString());
        }

        if (_reader.ReadRanged(_layer + "vocabulary", 1, 0, 1) == 1)
        {
            // No text is shorter than its length byte: a number of tokens that cannot be true allocates nothing.
            _reader.Require(_layer + "vocabulary", tokens, 1);
            _vocabulary = new string[tokens];
            for (int token = 0; token < tokens; token++)
            {
                _vocabulary[token] = _reader.ReadString(_layer + "token " + token.ToString());
            }
        }

        return tokens;
    }

    private DirectionsKernel ReadDirections(LayerKind kind, string name, int inputSize, int size, int inputLimit)
    {
        string layer = _layer;
        var merge = DirectionMerge.Concatenate;
        RecurrentKernel forward = null;
        if (kind == LayerKind.Bidirectional)
        {
            merge = (DirectionMerge)_reader.ReadRanged(_layer + "merge", 1, 0, (int)DirectionMerge.Average);
            forward = ReadDirection(layer + "forward ", inputSize, inputLimit);
        }

        int at = _reader.Position;
        RecurrentKernel backward = ReadDirection(layer + "backward ", inputSize, inputLimit);
        _layer = layer;
        if (forward != null && (forward.OutputSize != backward.OutputSize || forward.StateLength != backward.StateLength))
        {
            throw new ModelFormatException(
                _layer + "directions", at, forward.OutputSize.ToString() + " units with " + forward.StateLength.ToString() + " integers of state, as forward",
                backward.OutputSize.ToString() + " units with " + backward.StateLength.ToString());
        }

        var directions = new DirectionsKernel(name, forward, backward, merge);
        if (directions.OutputSize != size)
        {
            throw new ModelFormatException(_layer + "output size", at, directions.OutputSize.ToString(), size.ToString());
        }

        return directions;
    }

    private RecurrentKernel ReadDirection(string prefix, int inputSize, int inputLimit)
    {
        _layer = prefix;
        int at = _reader.Position;
        int kind = _reader.ReadByte(_layer + "kind");
        if (!IsRecurrent((LayerKind)kind))
        {
            throw new ModelFormatException(_layer + "kind", at, "a recurrent layer", kind.ToString());
        }

        string name = _reader.ReadString(_layer + "name");
        _layer = prefix + "(" + name + "): ";
        _reader.ReadRanged(_layer + "input size", 2, inputSize, inputSize);
        int size = _reader.ReadRanged(_layer + "output size", 2, 1, ModelLimits.Outputs);
        return ReadRecurrent((LayerKind)kind, name, inputSize, size, ReadInputCopy(inputLimit));
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

    internal Requantizer ReadCopy(string what)
    {
        int multiplier = _reader.ReadRanged(_layer + what + " multiplier", 4, 1, int.MaxValue);
        int shift = _reader.ReadRanged(_layer + what + " shift", 1, 0, 46);
        int limit = _reader.ReadRanged(_layer + what + " limit", 2, 1, ModelLimits.Copy);
        return new Requantizer(multiplier, shift, limit);
    }

    /// <summary>A whole number in a stated range, of the layer that is read.</summary>
    internal int ReadRanged(string what, int bytes, int least, int most) => _reader.ReadRanged(_layer + what, bytes, least, most);

    /// <summary>An error in the layer that is read.</summary>
    internal ModelFormatException Error(string what, int at, string expected, string found) =>
        new ModelFormatException(_layer + what, at, expected, found);

    private RecurrentKernel ReadRecurrent(LayerKind kind, string name, int inputSize, int size, Requantizer inputCopy)
    {
        if (kind >= LayerKind.RnnCustom)
        {
            return new CustomCellReader(this, _reader).Read(kind, name, inputSize, size, inputCopy);
        }

        Requantizer recurrentCopy = ReadCopy("recurrent copy");
        int rows = size * (kind == LayerKind.Gru ? GruKernel.Gates : kind == LayerKind.Lstm ? LstmKernel.Gates : 1);
        RowScales scales = ReadScales(rows);
        scales.RecurrentMultipliers = ReadRecurrentMultipliers(rows);
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
        RequireSums(scales, bounds, null);
        return new DenseKernel(kind, name, inputSize, fractionBits, inputCopy, scales, weights);
    }

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

        return _reader.ReadRanged(_layer + "fraction bits", 1, least, most);
    }

    internal RowScales ReadScales(int rows, string part = "")
    {
        int shift = _reader.ReadRanged(_layer + part + "shift", 1, 1, 46);
        var scales = new RowScales(rows, shift);
        ReadMultipliers(scales.InputMultipliers, part + "input multiplier");
        ReadBiases(scales.Biases, part + "bias");
        return scales;
    }

    internal long[] ReadRecurrentMultipliers(int rows)
    {
        var multipliers = new long[rows];
        ReadMultipliers(multipliers, "recurrent multiplier");
        return multipliers;
    }

    internal void ReadMultipliers(long[] multipliers, string what)
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

    internal void ReadBiases(long[] biases, string what) => ReadBiases(biases, what, what + "es");

    internal void ReadBiases(long[] biases, string what, string all)
    {
        _reader.Require(_layer + all, biases.Length, 8);
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
    internal WeightMatrix ReadMatrix(string what, int rows, int columns, int copyLimit, long[] bounds)
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

    /// <summary>No row's sum may reach 2^62, however the parts are added; recurrent bounds are null where there is no such part.</summary>
    internal void RequireSums(RowScales scales, long[] inputBounds, long[] recurrentBounds)
    {
        for (int row = 0; row < scales.Biases.Length; row++)
        {
            long left = ModelLimits.Sum - Magnitude(scales.Biases[row]);
            left = Subtract(left, inputBounds[row], scales.InputMultipliers[row]);
            if (recurrentBounds != null)
            {
                left = Subtract(left, recurrentBounds[row], scales.RecurrentMultipliers[row]);
            }

            if (scales.CandidateBiases != null && row % GruKernel.Gates == GruKernel.Gates - 1)
            {
                left -= Magnitude(scales.CandidateBiases[row / GruKernel.Gates]) + SigmoidTable.One;
            }

            if (left <= 0)
            {
                throw TooLarge(row);
            }
        }
    }

    /// <summary>The same for a layer with options, whose rows stand gate by gate.</summary>
    /// <param name="scales">Of the layer.</param>
    /// <param name="inputBounds">Largest sum of each row.</param>
    /// <param name="recurrentBounds">Likewise; of a GRU's candidates 0.</param>
    /// <param name="peepholes">What c is multiplied with in each row, or null.</param>
    /// <param name="candidateBounds">A GRU's: largest recurrent sum of each candidate; otherwise null.</param>
    /// <param name="resetBound">Largest magnitude, in Q21, of what a candidate's recurrent part is multiplied with; 0 for nothing.</param>
    internal void RequireCustomSums(
        RowScales scales, long[] inputBounds, long[] recurrentBounds, long[] peepholes, long[] candidateBounds, long resetBound)
    {
        int rows = scales.Biases.Length;
        int candidates = candidateBounds == null ? rows : rows - candidateBounds.Length;
        for (int row = 0; row < rows; row++)
        {
            long left = ModelLimits.Sum - Magnitude(scales.Biases[row]);
            left = Subtract(left, inputBounds[row], scales.InputMultipliers[row]);
            left = Subtract(left, recurrentBounds[row], scales.RecurrentMultipliers[row]);
            if (peepholes != null)
            {
                left = Subtract(left, int.MaxValue, Magnitude(peepholes[row]));
            }

            if (row >= candidates)
            {
                int unit = row - candidates;
                long times = resetBound > SigmoidTable.One ? resetBound / SigmoidTable.One + 1 : 1;
                left = (left - resetBound) / times - Magnitude(scales.CandidateBiases[unit]);
                left = Subtract(left, candidateBounds[unit], scales.RecurrentMultipliers[row]);
            }

            if (left <= 0)
            {
                throw TooLarge(row);
            }
        }
    }

    private ModelFormatException TooLarge(int row) =>
        Error("row " + row.ToString(), _reader.Position, "sums below 2^62", "weights, multipliers and bias that can exceed it");

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

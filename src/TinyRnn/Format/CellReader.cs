using TinyRnn.CompilerServices;

namespace TinyRnn;

/// <summary>Reads recurrent layers with all their options.</summary>
internal sealed class CellReader
{
    public const int ResetBefore = 1;
    public const int CandidateApart = 2;
    public const int Coupled = 4;
    public const int Peepholes = 8;
    public const int HasProjection = 16;
    public const int InitialState = 32;

    private readonly LayerFieldReader _fields;
    private readonly ProductReader _products;
    private readonly SumRules _sums;

    public CellReader(LayerFieldReader fields, ProductReader products)
    {
        _fields = fields;
        _products = products;
        _sums = new SumRules(fields);
    }

    public RecurrentKernel Read(LayerKind kind, string name, int inputSize, int size, Requantizer inputCopy)
    {
        var cell = new CellParameters();
        cell.Units = _fields.ReadRanged("units", 2, 1, ModelLimits.Outputs);
        ReadFormats(kind, cell);
        int options = ReadOptions(kind, size, cell.Units);
        cell.ResetBefore = (options & ResetBefore) != 0;
        cell.Coupled = (options & Coupled) != 0;
        ReadActivations(kind, cell);
        Requantizer recurrentCopy = _products.ReadCopy("recurrent copy");
        Requantizer candidateCopy = (options & CandidateApart) == 0 ? null : _products.ReadCopy("candidate copy");
        int gates = Gates(kind, cell);
        RowScales scales = _products.ReadScales(gates * cell.Units);
        scales.RecurrentMultipliers = _products.ReadRecurrentMultipliers(gates * cell.Units);
        if (kind == LayerKind.Gru)
        {
            scales.CandidateBiases = new long[size];
            _products.ReadBiases(scales.CandidateBiases, "candidate bias");
        }

        if ((options & Peepholes) != 0)
        {
            cell.Peepholes = new long[(gates - 1) * cell.Units];
            _products.ReadBiases(cell.Peepholes, "peephole", "peepholes");
        }

        Projection projection = (options & HasProjection) == 0 ? null : ReadProjection(size);
        RecurrentKernel layer =
            kind == LayerKind.Gru ? new GruKernel(name, inputSize, size, inputCopy, recurrentCopy, scales, cell, candidateCopy)
            : kind == LayerKind.Lstm ? new LstmKernel(name, inputSize, size, inputCopy, recurrentCopy, scales, cell, projection)
            : new RnnKernel(name, inputSize, size, inputCopy, recurrentCopy, scales, cell);
        if ((options & InitialState) != 0)
        {
            layer.InitialState = ReadInitialState(layer);
        }

        ReadMatrices(layer, cell, gates);
        if (projection != null)
        {
            var bounds = new long[size];
            projection.Weights = _products.ReadMatrix("projection weights", size, cell.Units, projection.Copy.Limit, bounds);
            _sums.RequireSums(projection.Scales, bounds, null, null);
        }

        return layer;
    }

    private static int Gates(LayerKind kind, CellParameters cell) =>
        kind == LayerKind.Gru ? GruKernel.Gates
        : kind == LayerKind.Rnn ? 1
        : cell.Coupled ? LstmKernel.Gates - 1
        : LstmKernel.Gates;

    private void ReadFormats(LayerKind kind, CellParameters cell)
    {
        int at = _fields.Position;
        int bits = _fields.ReadByte("fraction bits");
        if (bits != FixedPoint.ValueBits && bits != FixedPoint.StateBits)
        {
            throw _fields.Error("fraction bits", at, "20 or 23", bits.ToString());
        }

        cell.FractionBits = bits;
        int expected = kind == LayerKind.Lstm ? FixedPoint.ValueBits : 0;
        _fields.ReadRanged("fraction bits of c", 1, expected, expected);
    }

    private int ReadOptions(LayerKind kind, int size, int units)
    {
        int possible = InitialState;
        if (kind == LayerKind.Gru)
        {
            possible |= ResetBefore | CandidateApart;
        }
        else if (kind == LayerKind.Lstm)
        {
            possible |= Coupled | Peepholes | HasProjection;
        }

        int at = _fields.Position;
        int options = _fields.ReadByte("options");
        if ((options & ~possible) != 0)
        {
            throw _fields.Error("options", at, "those of its kind, " + possible.ToString(), options.ToString());
        }

        if ((options & (ResetBefore | CandidateApart)) == ResetBefore)
        {
            throw _fields.Error("options", at, "a candidate's product of its own, 2, with the reset before it, 1", options.ToString());
        }

        if ((options & HasProjection) == 0 && size != units)
        {
            throw _fields.Error("units without a projection", at, size.ToString(), units.ToString());
        }

        return options;
    }

    private void ReadActivations(LayerKind kind, CellParameters cell)
    {
        if (kind != LayerKind.Rnn)
        {
            cell.Gate = ActivationReader.Read(_fields, "gate activation ", FixedPoint.GateBits);
        }

        cell.Candidate = ActivationReader.Read(_fields, "candidate activation ", FixedPoint.ValueBits);
        if (kind == LayerKind.Lstm)
        {
            int scale = _fields.ReadSigned("output scale");
            long bias = _fields.ReadLong("output bias", -ModelLimits.Sum + 1, ModelLimits.Sum - 1);
            int shift = _fields.ReadRanged("output shift", 1, 0, 46);
            cell.Output = new CellOutput(scale, bias, shift, ActivationReader.Read(_fields, "output activation ", FixedPoint.ValueBits));
        }
    }

    private int[] ReadInitialState(RecurrentKernel layer)
    {
        var state = new int[layer.StateLength];
        _fields.Require("initial state", state.Length, 4);
        int bound = CellFormat.Bound(layer.FractionBits);
        for (int i = 0; i < state.Length; i++)
        {
            int most = i < layer.OutputSize ? bound : int.MaxValue;
            state[i] = _fields.ReadRanged("initial state " + i.ToString(), 4, -most, most);
        }

        return state;
    }

    private Projection ReadProjection(int size)
    {
        Requantizer copy = _products.ReadCopy("projection copy");
        return new Projection(copy, _products.ReadScales(size, "projection "));
    }

    private void ReadMatrices(RecurrentKernel layer, CellParameters cell, int gates)
    {
        var gru = layer as GruKernel;
        bool apart = gru != null && gru.CandidateCopy != null;
        int rows = gates * cell.Units;
        int size = layer.OutputSize;
        var inputBounds = new long[rows];
        var recurrentBounds = new long[rows];
        layer.InputWeights = _products.ReadMatrix("input weights", rows, layer.InputSize, layer.InputCopy.Limit, inputBounds);
        int recurrentRows = apart ? rows - size : rows;
        layer.RecurrentWeights = _products.ReadMatrix("recurrent weights", recurrentRows, size, layer.RecurrentCopy.Limit, recurrentBounds);
        if (apart)
        {
            var candidateBounds = new long[size];
            gru.CandidateWeights = _products.ReadMatrix("candidate weights", size, size, gru.CandidateCopy.Limit, candidateBounds);
            recurrentBounds = SumRules.Interleave(recurrentBounds, candidateBounds);
        }

        _sums.RequireSums(layer.Scales, inputBounds, recurrentBounds, cell);
    }
}

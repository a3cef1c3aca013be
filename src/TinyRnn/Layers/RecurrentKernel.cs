using TinyRnn.CompilerServices;

namespace TinyRnn;

/// <summary>
/// What RNN, GRU and LSTM share: the pre-activation of row i is
/// (Wx_i * inputMultiplier_i + Uh_i * recurrentMultiplier_i + bias_i) &gt;&gt; shift, a table index in Q36 or, for relu, a value in
/// Q20. Rows stand unit by unit, the gates of a unit side by side. Rounding, and the table's offset, are part of the bias.
/// </summary>
internal abstract class RecurrentKernel : Layer
{
    private readonly CellParameters _cell;

    /// <param name="kind">Rnn, Gru or Lstm.</param>
    /// <param name="name">The layer's name.</param>
    /// <param name="inputSize">Values in.</param>
    /// <param name="outputSize">Values out.</param>
    /// <param name="inputCopy">How the input is rounded.</param>
    /// <param name="recurrentCopy">How h is rounded.</param>
    /// <param name="scales">Of all rows.</param>
    /// <param name="cell">Activations and options.</param>
    /// <param name="hasSecond">Whether there is a product of something else than input and h.</param>
    internal RecurrentKernel(
        LayerKind kind, string name, int inputSize, int outputSize, Requantizer inputCopy, Requantizer recurrentCopy, RowScales scales, CellParameters cell,
        bool hasSecond)
        : base(kind, name, inputSize, outputSize, inputCopy)
    {
        RecurrentCopy = recurrentCopy;
        Scales = scales;
        // A step of the usual cell needs none of its parameters, and a board has little room.
        _cell = cell.IsUsual && !hasSecond ? null : cell;
    }

    /// <summary>How the hidden state is rounded for the recurrent product.</summary>
    public Requantizer RecurrentCopy { get; }

    /// <summary>The largest magnitude that h may be set to; steps do not exceed it.</summary>
    internal int StateBound
    {
        get
        {
            int most = CellFormat.Bound(FractionBits);
            if (!IsPlain || InitialState != null)
            {
                return most;
            }

            // At least the 1.0 that a step may compute; no more than copies of h take.
            const int least = 1 << FixedPoint.StateBits;
            int exact = RecurrentCopy.LargestExact;
            return exact < least ? least : exact < most ? exact : most;
        }
    }

    /// <summary>Activations and options; made anew by each call for the usual cell.</summary>
    internal CellParameters Cell => _cell != null ? _cell : CellParameters.Usual(Kind, OutputSize);

    internal RowScales Scales { get; }

    internal WeightMatrix InputWeights { get; set; }

    internal WeightMatrix RecurrentWeights { get; set; }

    /// <summary>Fraction bits of the hidden state.</summary>
    public sealed override int FractionBits => _cell != null ? _cell.FractionBits : FixedPoint.StateBits;

    /// <inheritdoc/>
    public override int Rows => Scales.Biases.Length;

    /// <inheritdoc/>
    public sealed override int StateLength => OutputSize + CellLength;

    /// <summary>Integers of c behind h: the units of an LSTM, otherwise 0.</summary>
    internal virtual int CellLength => 0;

    /// <summary>h, then c, before the first step: [<see cref="StateLength"/>]; null for zeros.</summary>
    internal int[] InitialState { get; set; }

    // A sum for each word; the tanh of an LSTM's cells takes one for each unit afterwards.
    internal override int SumsLength => !IsPacked ? base.SumsLength : Rows < 3 * OutputSize ? OutputSize : (Rows + 2) / 3;

    /// <summary>True for the usual cell with one product each of input and h, which has a fast path and bounds h by 1.</summary>
    internal bool IsPlain => _cell == null;

    /// <summary>True when both matrices have three rows in a word, and the update takes them apart itself.</summary>
    internal bool IsPacked => TakesWords && InputWeights.Lanes == 3 && RecurrentWeights.Lanes == 3;

    /// <summary>Whether the update can take words of three rows apart.</summary>
    internal virtual bool TakesWords => IsPlain;

    internal sealed override void Step(Scratch scratch, SigmoidTable table, int[] values, int offset)
    {
        RecurrentCopy.Apply(values, offset, OutputSize, scratch.Hidden);
        bool packed = IsPacked;
        scratch.SumsArePacked = packed;
        if (packed)
        {
            ((PackedMatrix)InputWeights).MultiplyWords(scratch.Input, scratch.InputSums);
            ((PackedMatrix)RecurrentWeights).MultiplyWords(scratch.Hidden, scratch.RecurrentSums);
        }
        else
        {
            InputWeights.Multiply(scratch.Input, scratch.InputSums);
            RecurrentWeights.Multiply(scratch.Hidden, scratch.RecurrentSums);
        }

        Update(scratch, table, values, offset);
    }

    /// <summary>Gates and state from the sums of all rows.</summary>
    internal abstract void Update(Scratch scratch, SigmoidTable table, int[] state, int offset);

    /// <summary>Pre-activations of all rows.</summary>
    internal void SumRows(Scratch scratch, long[] sums)
    {
        if (scratch.SumsArePacked)
        {
            SumPackedRows(scratch.InputSums, scratch.RecurrentSums, sums);
        }
        else
        {
            SumSpreadRows(scratch.InputSums, scratch.RecurrentSums, sums);
        }
    }

    private void SumSpreadRows(long[] inputSums, long[] recurrentSums, long[] sums)
    {
        long[] mx = Scales.InputMultipliers;
        long[] mh = Scales.RecurrentMultipliers;
        long[] bias = Scales.Biases;
        int shift = Scales.Shift;
        int rows = bias.Length;
        for (int row = 0; row < rows; row++)
        {
            sums[row] = (inputSums[row] * mx[row] + recurrentSums[row] * mh[row] + bias[row]) >> shift;
        }
    }

    // Takes the lanes apart on the way, which saves an interpreter a pass over both matrices' rows.
    private void SumPackedRows(long[] inputSums, long[] recurrentSums, long[] sums)
    {
        long[] mx = Scales.InputMultipliers;
        long[] mh = Scales.RecurrentMultipliers;
        long[] bias = Scales.Biases;
        int shift = Scales.Shift;
        long half = PackedMatrix.NarrowHalf;
        long halves = PackedMatrix.NarrowHalves;
        long mask = PackedMatrix.NarrowMask;
        int rows = bias.Length;
        int row = 0;
        int group = 0;
        for (; row + 2 < rows; group++)
        {
            long x = inputSums[group] + halves;
            long h = recurrentSums[group] + halves;
            sums[row] = (((x & mask) - half) * mx[row] + ((h & mask) - half) * mh[row] + bias[row]) >> shift;
            row++;
            sums[row] = (((x >> PackedMatrix.NarrowBits & mask) - half) * mx[row] + ((h >> PackedMatrix.NarrowBits & mask) - half) * mh[row] + bias[row]) >> shift;
            row++;
            sums[row] = ((x >> (2 * PackedMatrix.NarrowBits)) * mx[row] + (h >> (2 * PackedMatrix.NarrowBits)) * mh[row] + bias[row]) >> shift;
            row++;
        }

        for (int lane = 0; row < rows; lane += PackedMatrix.NarrowBits)
        {
            long x = ((inputSums[group] + halves) >> lane & mask) - half;
            long h = ((recurrentSums[group] + halves) >> lane & mask) - half;
            sums[row] = (x * mx[row] + h * mh[row] + bias[row]) >> shift;
            row++;
        }
    }
}

using System;
using System.Linq;
using System.Numerics;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Tests.Layers;

/// <summary>Copies of more than 16 bits beside whole numbers of any size.</summary>
public class FineCopyTests
{
    private static readonly RnnModel s_model = RnnModel.Load(SampleModels.FineCopies);

    [Fact]
    public void Copies_and_sums_are_those_of_whole_numbers_of_any_size()
    {
        var network = new LoadedNetwork(s_model);
        var gru = (GruKernel)s_model.Layers[0];
        var lstm = (LstmKernel)s_model.Layers[1];
        var random = new Random(1);
        var state = new int[s_model.Info.StateLength];
        var output = new int[2];
        foreach (int bound in new[] { 1 << 10, 1 << 21, 1 << 23, gru.StateBound })
        {
            for (int i = 0; i < 3 + 2; i++)
            {
                state[i] = random.Next(-bound, bound + 1);
            }

            network.WriteState(state);
            int[] reading = [random.Next(-s_model.Info.InputLimit, s_model.Info.InputLimit + 1), s_model.Info.InputLimit];
            int[] next = [.. state];
            BigInteger[] x = [.. reading.Select(value => (BigInteger)value)];
            StepGru(gru, x, next.AsSpan(0, 3));
            StepLstm(lstm, Copies(lstm.InputCopy, next.AsSpan(0, 3)), next.AsSpan(3));
            network.Step(reading, output);
            network.ReadState(state);
            Assert.Equal(next, state);
            var dense = (DenseKernel)s_model.Layers[2];
            BigInteger[] sums = Sums(dense.Weights, 2, Copies(dense.InputCopy, next.AsSpan(3, 2)));
            Assert.Equal(Enumerable.Range(0, 2).Select(row => Table(Row(dense.Scales, sums, null, row)) - (1 << 20)), output);
        }

        Assert.All([gru.RecurrentCopy, lstm.InputCopy, lstm.RecurrentCopy, s_model.Layers[2].InputCopy], copy => Assert.True(copy.Limit > ModelLimits.Copy));
    }

    private static void StepGru(GruKernel layer, BigInteger[] x, Span<int> h)
    {
        BigInteger[] sx = Sums(layer.InputWeights, 9, x);
        BigInteger[] sh = Sums(layer.RecurrentWeights, 9, Copies(layer.RecurrentCopy, h));
        RowScales scales = layer.Scales;
        for (int unit = 0; unit < 3; unit++)
        {
            long r = Table(Row(scales, sx, sh, 3 * unit));
            long u = Table(Row(scales, sx, sh, (3 * unit) + 1));
            int row = (3 * unit) + 2;
            BigInteger y = ((sh[row] * scales.RecurrentMultipliers[row]) + scales.CandidateBiases[unit]) >> 21;
            long n = Table((long)(((sx[row] * scales.InputMultipliers[row]) + (r * y) + scales.Biases[row]) >> scales.Shift)) - (1 << 20);
            h[unit] = (int)(h[unit] + (((((n << 3) - h[unit]) * u) + (1 << 20)) >> 21));
        }
    }

    private static void StepLstm(LstmKernel layer, BigInteger[] x, Span<int> state)
    {
        BigInteger[] sx = Sums(layer.InputWeights, 8, x);
        BigInteger[] sh = Sums(layer.RecurrentWeights, 8, Copies(layer.RecurrentCopy, state[..2]));
        for (int unit = 0; unit < 2; unit++)
        {
            long[] gates = [.. Enumerable.Range(4 * unit, 4).Select(row => (long)Table(Row(layer.Scales, sx, sh, row)))];
            long c = ((gates[1] * state[2 + unit]) + (gates[0] * (gates[2] - (1 << 20))) + (1 << 20)) >> 21;
            state[2 + unit] = (int)c;
            state[unit] = (int)(((gates[3] * (Table((c << 16) + (1L << 39)) - (1 << 20))) + (1 << 17)) >> 18);
        }
    }

    private static BigInteger[] Copies(Requantizer copy, ReadOnlySpan<int> values)
    {
        var copies = new BigInteger[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            BigInteger half = copy.Shift == 0 ? 0 : BigInteger.One << (copy.Shift - 1);
            copies[i] = BigInteger.Min(copy.Limit, BigInteger.Max(-copy.Limit, (((BigInteger)values[i] * copy.Multiplier) + half) >> copy.Shift));
        }

        return copies;
    }

    private static BigInteger[] Sums(WeightMatrix weights, int rows, BigInteger[] vector) =>
        [.. Enumerable.Range(0, rows).Select(row => vector.Select((value, column) => value * weights.Weight(row, column)).Aggregate(BigInteger.Add))];

    private static long Row(RowScales scales, BigInteger[] x, BigInteger[]? h, int row) =>
        (long)(((x[row] * scales.InputMultipliers[row]) + (h is null ? 0 : h[row] * scales.RecurrentMultipliers[row]) + scales.Biases[row]) >> scales.Shift);

    private static int Table(long index) => s_model.Table.Sigmoid(index);
}

using TinyRnn.CompilerServices;

namespace TinyRnn.DeviceTests;

[TestClass]
public class SigmoidTableTests
{
    [TestMethod]
    public void The_middle_is_one_half() => Check.AreEqual(SigmoidTable.One / 2, Table().Sigmoid(SigmoidTable.Zero), "sigmoid(0)");

    [TestMethod]
    public void Indexes_outside_the_table_saturate()
    {
        SigmoidTable table = Table();
        int least = table.Sigmoid(0);
        int most = table.Sigmoid(SigmoidTable.LastIndex);
        Check.AreEqual(least, table.Sigmoid(-1), "-1");
        Check.AreEqual(least, table.Sigmoid(-(1L << 32)), "-2^32");
        Check.AreEqual(least, table.Sigmoid(-(1L << 62)), "-2^62");
        Check.AreEqual(most, table.Sigmoid(SigmoidTable.LastIndex + 1), "2^40");
        Check.AreEqual(most, table.Sigmoid(1L << 48), "2^48");
        Check.AreEqual(most, table.Sigmoid((1L << 62) - 1), "2^62 - 1");
    }

    [TestMethod]
    public void Values_between_the_entries_are_interpolated_and_rounded()
    {
        SigmoidTable table = Table();
        byte[] values = Base64.Decode(SharedTable.Base64);
        Check.AreEqual(4 + 2 * (SigmoidTable.Length - 1), values.Length, "bytes of the table");
        int first = LittleEndian.ToInt32(values, 0);
        long half = 1L << (SigmoidTable.StepBits - 1);
        for (int step = 0; step < SigmoidTable.Length - 1; step++)
        {
            long slope = values[2 * step + 4] | (values[2 * step + 5] << 8);
            long index = (long)step << SigmoidTable.StepBits;
            Check.AreEqual(first, table.Sigmoid(index), "entry " + step.ToString());
            Check.AreEqual(first + (int)((slope * half + half) >> SigmoidTable.StepBits), table.Sigmoid(index + half - 1), "after entry " + step.ToString());
            first += (int)slope;
        }
    }

    [TestMethod]
    public void Softmax_adds_up_to_one_and_keeps_the_order()
    {
        var values = new int[] { 7, -200000, 65536, 0, 65536, 2000000000 };
        Softmax.Apply(values, 1, 4, Table());
        Check.AreEqual(7, values[0], "before the range");
        Check.AreEqual(2000000000, values[5], "after the range");
        Check.AreEqual(values[2], values[4], "equal logits");
        Check.IsTrue(values[1] < values[3] && values[3] < values[2], "expected rising probabilities");
        int sum = values[1] + values[2] + values[3] + values[4];
        Check.IsTrue(sum > FixedPoint.ValueOne - 4 && sum < FixedPoint.ValueOne + 4, "sum: expected 2^20, found " + sum.ToString());
    }

    [TestMethod]
    public void Softmax_of_logits_far_apart_does_not_overflow()
    {
        var values = new int[] { int.MaxValue, -int.MaxValue };
        Softmax.Apply(values, 0, 2, Table());
        Check.IsTrue(values[0] >= FixedPoint.ValueOne - 1, "expected 2^20, found " + values[0].ToString());
        Check.IsTrue(values[1] >= 0 && values[1] <= 1, "expected 0, found " + values[1].ToString());
    }

    private static SigmoidTable Table() => TinyModels.RnnRelu8().Table;
}

namespace TinyRnn.DeviceTests;

/// <summary>Products with one, two and three rows in a word against the plain sum.</summary>
[TestClass]
public class WeightMatrixTests
{
    [TestMethod]
    public void Three_lanes_of_8_bits_give_the_plain_sums() => Compare(3, 7, 9, 127, 900);

    [TestMethod]
    public void Two_lanes_of_8_bits_give_the_plain_sums() => Compare(2, 5, 6, 127, 32767);

    [TestMethod]
    public void Two_lanes_of_16_bits_give_the_plain_sums() => Compare(2, 4, 8, 32767, 8000);

    [TestMethod]
    public void One_lane_of_16_bits_gives_the_plain_sums() => Compare(1, 3, 10, 32767, 32767);

    [TestMethod]
    public void Lanes_at_the_edge_of_their_range_do_not_disturb_each_other()
    {
        // 127 * 2064 * 4 = 1,048,512, just below 2^20.
        var x = new long[] { 2064, -2064, 2064, -2064 };
        var weights = new short[] { 127, -127, 127, -127, -127, 127, -127, 127, 127, -127, 127, -127, -127, 127, -127, 127 };
        var sums = new long[4 + PackedMatrix.MostLanes];
        WeightMatrix.Create(weights, 4, 4, 3).Multiply(x, sums);
        Check.AreEqual(1048512L, sums[0], "row 0");
        Check.AreEqual(-1048512L, sums[1], "row 1");
        Check.AreEqual(1048512L, sums[2], "row 2");
        Check.AreEqual(-1048512L, sums[3], "row 3");
    }

    private static void Compare(int lanes, int rows, int columns, int largestWeight, int largestInput)
    {
        var random = new PseudoRandom(lanes * 1000 + rows);
        var weights = new short[rows * columns];
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = (short)((random.Next() * largestWeight) >> 15);
        }

        var x = new long[WeightMatrix.Padded(columns)];
        for (int i = 0; i < columns; i++)
        {
            x[i] = (random.Next() * largestInput) >> 15;
        }

        var sums = new long[rows + PackedMatrix.MostLanes];
        WeightMatrix.Create(weights, rows, columns, lanes).Multiply(x, sums);
        for (int row = 0; row < rows; row++)
        {
            long sum = 0;
            for (int column = 0; column < columns; column++)
            {
                sum += weights[row * columns + column] * x[column];
            }

            Check.AreEqual(sum, sums[row], "row " + row.ToString());
        }
    }
}

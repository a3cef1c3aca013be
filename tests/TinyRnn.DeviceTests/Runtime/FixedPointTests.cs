using TinyRnn.CompilerServices;

namespace TinyRnn.DeviceTests;

[TestClass]
public class FixedPointTests
{
    [TestMethod]
    public void Saturation_keeps_the_sign_and_cuts_symmetrically()
    {
        Check.AreEqual(5, FixedPoint.Saturate(5), "5");
        Check.AreEqual(-5, FixedPoint.Saturate(-5), "-5");
        Check.AreEqual(int.MaxValue, FixedPoint.Saturate(int.MaxValue), "largest");
        Check.AreEqual(int.MaxValue, FixedPoint.Saturate(1L << 31), "2^31");
        Check.AreEqual(int.MaxValue, FixedPoint.Saturate((1L << 62) - 1), "2^62 - 1");
        Check.AreEqual(-int.MaxValue, FixedPoint.Saturate(-(1L << 31)), "-2^31");
        Check.AreEqual(-int.MaxValue, FixedPoint.Saturate(-(1L << 62)), "-2^62");
    }

    [TestMethod]
    public void Copies_are_rounded_half_up_and_cut()
    {
        var copy = new Requantizer(3, 2, 10);
        var source = new int[] { 99, 0, 2, -2, 1, -1, 12, 13, 14, -13, -14, int.MaxValue, -int.MaxValue };
        var expected = new int[] { 0, 2, -1, 1, -1, 9, 10, 10, -10, -10, 10, -10 };
        var copies = new long[expected.Length];
        copy.Apply(source, 1, expected.Length, copies);
        for (int i = 0; i < expected.Length; i++)
        {
            Check.AreEqual((long)expected[i], copies[i], "copy of " + source[i + 1].ToString());
        }
    }

    [TestMethod]
    public void Copies_without_a_shift_are_not_rounded()
    {
        var copies = new long[2];
        new Requantizer(1, 0, 32767).Apply(new int[] { -32767, 32767 }, 0, 2, copies);
        Check.AreEqual(-32767L, copies[0], "negative");
        Check.AreEqual(32767L, copies[1], "positive");
    }

    [TestMethod]
    public void Copies_hold_with_the_largest_multiplier_and_shift()
    {
        var copies = new long[2];
        new Requantizer(int.MaxValue, 46, 32767).Apply(new int[] { int.MaxValue, -int.MaxValue }, 0, 2, copies);
        Check.AreEqual(32767L, copies[0], "largest");
        Check.AreEqual(-32767L, copies[1], "smallest");
    }

    [TestMethod]
    public void Copies_of_more_than_16_bits_hold_with_the_largest_multiplier_and_shift()
    {
        var copies = new long[2];
        var copy = new Requantizer(int.MaxValue, 39, 8388607);
        copy.Apply(new int[] { int.MaxValue, -2000000000 }, 0, 2, copies);
        Check.AreEqual(8388607L, copies[0], "largest");
        // 2000000000 (2^31 - 1) / 2^39 = 7812499.996
        Check.AreEqual(-7812500L, copies[1], "within");
        Check.AreEqual(2147483392, copy.LargestExact, "largest that is not cut");
    }
}

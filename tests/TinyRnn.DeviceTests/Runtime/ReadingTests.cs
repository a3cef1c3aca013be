namespace TinyRnn.DeviceTests;

/// <summary>Readings to integers, at the edges of float.</summary>
[TestClass]
public class ReadingTests
{
    private const int Limit = 2000;

    [TestMethod]
    public void Readings_are_centred_scaled_and_rounded_half_away_from_zero()
    {
        Expect(0, 20f, 20f, 4f);
        Expect(2, 20f, 20.4f, 4f);
        Expect(-2, 20f, 19.6f, 4f);
        Expect(3, 0f, 2.5f, 1f);
        Expect(-3, 0f, -2.5f, 1f);
        Expect(2, 0f, 2.4999998f, 1f);
        Expect(-2, 0f, -2.4999998f, 1f);
        Expect(1, 0f, 0.5f, 1f);
        Expect(-1, 0f, -0.5f, 1f);
    }

    [TestMethod]
    public void Readings_beyond_the_limit_are_cut()
    {
        Expect(Limit, 0f, 1999.5f, 1f);
        Expect(Limit, 0f, 2000f, 1f);
        Expect(Limit, 0f, 2001f, 1f);
        Expect(-Limit, 0f, -2000f, 1f);
        Expect(-Limit, 0f, -2001f, 1f);
    }

    [TestMethod]
    public void Huge_readings_are_cut_even_where_the_arithmetic_overflows()
    {
        Expect(Limit, 0f, float.MaxValue, 1f);
        Expect(-Limit, 0f, float.MinValue, 1f);
        Expect(Limit, 0f, float.MaxValue, 1000f);
        Expect(-Limit, 0f, float.MinValue, 1000f);
        Expect(Limit, float.MinValue, float.MaxValue, 1f);
        Expect(-Limit, float.MaxValue, float.MinValue, 1f);
        Expect(Limit, 0f, 3e9f, 1f);
        Expect(-Limit, 0f, -3e9f, 1f);
    }

    [TestMethod]
    public void Tiny_readings_and_both_zeros_give_zero()
    {
        Expect(0, 0f, float.Epsilon, 1f);
        Expect(0, 0f, -float.Epsilon, 1f);
        Expect(0, 0f, 1e-40f, 1f);
        Expect(0, 0f, 0f, 1f);
        Expect(0, 0f, NegativeZero(), 1f);
        Expect(0, 1f, 1.0000001f, 1f);
    }

    [TestMethod]
    public void Denormal_readings_count_when_the_gain_is_large()
    {
        // 2^-127 * 2^127 = 1 and 2^-128 * 2^127 = 0.5.
        Expect(1, 0f, 5.877471754e-39f, 1.7014118e38f);
        Expect(-1, 0f, -5.877471754e-39f, 1.7014118e38f);
        Expect(1, 0f, 2.938735877e-39f, 1.7014118e38f);
        Expect(0, 0f, 1.469367938e-39f, 1.7014118e38f);
    }

    [TestMethod]
    public void Only_finite_bit_patterns_count_as_finite()
    {
        Check.IsTrue(FloatBits.IsFinite(float.MaxValue), "largest");
        Check.IsTrue(FloatBits.IsFinite(float.Epsilon), "smallest");
        Check.IsTrue(FloatBits.IsFinite(NegativeZero()), "negative zero");
        Check.IsTrue(!FloatBits.IsFinite(float.NaN), "NaN");
        Check.IsTrue(!FloatBits.IsFinite(float.PositiveInfinity), "infinity");
        Check.IsTrue(!FloatBits.IsFinite(float.NegativeInfinity), "negative infinity");
    }

    private static unsafe float NegativeZero()
    {
        int bits = -0x7FFFFFFF - 1;
        return *(float*)&bits;
    }

    private static void Expect(int expected, float center, float reading, float gain)
    {
        Check.AreEqual(expected, new EchoNetwork(Limit, center, gain).Quantize(reading), "(" + reading.ToString() + " - " + center.ToString() + ") * " + gain.ToString());
    }
}

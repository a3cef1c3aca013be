namespace TinyRnn.DeviceTests;

[TestClass]
public class LittleEndianTests
{
    [TestMethod]
    public void Every_bit_pattern_survives_writing_and_reading()
    {
        var values = new int[] { 0, 1, -1, 127, 128, 255, 256, -128, -129, 65535, 65536, 0x7FFFFFFF, -0x7FFFFFFF, -0x7FFFFFFF - 1, 0x12345678, -0x12345678 };
        var bytes = new byte[6];
        for (int i = 0; i < values.Length; i++)
        {
            LittleEndian.WriteInt32(bytes, 1, values[i]);
            Check.AreEqual(values[i], LittleEndian.ToInt32(bytes, 1), "value " + i.ToString());
        }
    }

    [TestMethod]
    public void A_value_that_was_read_is_signed_in_what_follows()
    {
        var bytes = new byte[] { 0xFE, 0xFF, 0xFF, 0xFF };
        int value = LittleEndian.ToInt32(bytes, 0);
        Check.AreEqual(-1, value >> 1, "shifted right");
        Check.AreEqual(-2L, value, "widened");
        Check.AreEqual(-2f, value, "as a float");
        Check.IsTrue(value < 0, "expected less than 0");
    }
}

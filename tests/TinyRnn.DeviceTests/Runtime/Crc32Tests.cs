namespace TinyRnn.DeviceTests;

[TestClass]
public class Crc32Tests
{
    [TestMethod]
    public void Crc_of_the_standard_check_string_is_known()
    {
        var bytes = new byte[9];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)('1' + i);
        }

        Check.AreEqual(unchecked((int)0xCBF43926), Crc32.Compute(bytes, 0, 9), "CRC of 123456789");
    }

    [TestMethod]
    public void Crc_of_bytes_with_the_top_bit_set_is_known()
    {
        var bytes = new byte[] { 0xFF, 0xFF, 0xFF, 0xFF };
        Check.AreEqual(-1, Crc32.Compute(bytes, 0, 4), "CRC of four times FF");
    }

    [TestMethod]
    public void Crc_takes_only_the_bytes_asked_for()
    {
        var bytes = new byte[] { 7, 0, 0, 0, 0, 9 };
        Check.AreEqual(0x2144DF1C, Crc32.Compute(bytes, 1, 4), "CRC of four zeros");
        Check.AreEqual(0, Crc32.Compute(bytes, 3, 0), "CRC of nothing");
    }
}

namespace TinyRnn.DeviceTests;

[TestClass]
public class ByteReaderTests
{
    private static ByteReader s_reader;

    [TestMethod]
    public void Bytes_and_words_are_unsigned()
    {
        Read(0xFF, 0xFE, 0xFF, 0x00, 0x80);
        Check.AreEqual(255, s_reader.ReadByte("byte"), "byte");
        Check.AreEqual(65534, s_reader.ReadUInt16("word"), "word");
        Check.AreEqual(32768, s_reader.ReadUInt16("word"), "word with the top bit");
        Check.AreEqual(0, s_reader.Remaining, "bytes left");
    }

    [TestMethod]
    public void Long_integers_are_signed()
    {
        Read(0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x00, 0x00, 0x00, 0x80, 0x00, 0x00, 0x00, 0x00, 0x01, 0, 0, 0, 0, 0, 0, 0xC0);
        Check.AreEqual(-1L, s_reader.ReadInt64("long"), "all bits");
        Check.AreEqual(0x80000000L, s_reader.ReadInt64("long"), "top bit of the low half");
        Check.AreEqual(-0x3FFFFFFFFFFFFFFFL, s_reader.ReadInt64("long"), "negative high half");
    }

    [TestMethod]
    public void Weights_of_8_bits_are_signed()
    {
        Read(0x00, 0x01, 0x7F, 0x81, 0xFF);
        short[] weights = s_reader.ReadWeights("weights", 5, 8);
        Check.AreEqual(0, weights[0], "00");
        Check.AreEqual(1, weights[1], "01");
        Check.AreEqual(127, weights[2], "7F");
        Check.AreEqual(-127, weights[3], "81");
        Check.AreEqual(-1, weights[4], "FF");
    }

    [TestMethod]
    public void Weights_of_16_bits_are_signed()
    {
        Read(0xFF, 0x7F, 0x01, 0x80, 0xFF, 0xFF);
        short[] weights = s_reader.ReadWeights("weights", 3, 16);
        Check.AreEqual(32767, weights[0], "7FFF");
        Check.AreEqual(-32767, weights[1], "8001");
        Check.AreEqual(-1, weights[2], "FFFF");
    }

    [TestMethod]
    public void The_most_negative_weight_is_refused()
    {
        Read(0x01, 0x80);
        Check.Contains("weights at byte 1", Check.Throws(typeof(ModelFormatException), () => s_reader.ReadWeights("weights", 2, 8)));
        Read(0x00, 0x80);
        Check.Throws(typeof(ModelFormatException), () => s_reader.ReadWeights("weights", 1, 16));
    }

    [TestMethod]
    public void A_count_that_does_not_fit_is_refused_before_anything_is_allocated()
    {
        Read(1, 2, 3, 4);
        string message = Check.Throws(typeof(ModelFormatException), () => s_reader.Require("values", 0x7FFFFFFF, 8));
        Check.Contains("expected 17179869176 bytes, found 4 bytes before the end", message);
    }

    [TestMethod]
    public void Reading_past_the_end_is_refused()
    {
        Read(1, 2, 3);
        Check.Throws(typeof(ModelFormatException), () => s_reader.ReadInt32("value"));
        Check.Throws(typeof(ModelFormatException), () => s_reader.ReadInt64("value"));
        s_reader.ReadUInt16("word");
        Check.Throws(typeof(ModelFormatException), () => s_reader.ReadUInt16("word"));
    }

    [TestMethod]
    public void Floats_that_are_not_finite_are_refused()
    {
        Read(0x00, 0x00, 0x80, 0x7F);
        Check.Contains("NaN or infinity", Check.Throws(typeof(ModelFormatException), () => s_reader.ReadFiniteSingle("value")));
        Read(0x00, 0x00, 0x80, 0xFF);
        Check.Throws(typeof(ModelFormatException), () => s_reader.ReadFiniteSingle("value"));
        Read(0x01, 0x00, 0xC0, 0xFF);
        Check.Throws(typeof(ModelFormatException), () => s_reader.ReadFiniteSingle("value"));
        Read(0xFF, 0xFF, 0x7F, 0xFF);
        Check.AreEqual(float.MinValue, s_reader.ReadFiniteSingle("value"), "most negative float");
    }

    [TestMethod]
    public void Ranges_are_checked_at_both_ends()
    {
        Read(4, 5, 9, 10);
        Check.Contains("expected 5 to 9, found 4", Check.Throws(typeof(ModelFormatException), () => s_reader.ReadRanged("size", 1, 5, 9)));
        Check.AreEqual(5, s_reader.ReadRanged("size", 1, 5, 9), "least");
        Check.AreEqual(9, s_reader.ReadRanged("size", 1, 5, 9), "most");
        Check.Throws(typeof(ModelFormatException), () => s_reader.ReadRanged("size", 1, 5, 9));
    }

    [TestMethod]
    public void Text_has_a_length_byte_and_must_be_whole()
    {
        Read(3, 0xC2, 0xB0, (byte)'C', 2, (byte)'x');
        Check.AreEqual("\u00B0C", s_reader.ReadString("unit"), "text");
        Check.Throws(typeof(ModelFormatException), () => s_reader.ReadString("unit"));
    }

    private static void Read(params byte[] bytes) => s_reader = new ByteReader(bytes, 0, bytes.Length);
}

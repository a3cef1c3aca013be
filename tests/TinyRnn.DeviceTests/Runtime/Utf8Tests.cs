namespace TinyRnn.DeviceTests;

[TestClass]
public class Utf8Tests
{
    [TestMethod]
    public void Characters_of_one_to_four_bytes_are_decoded()
    {
        // The board's string indexer gives the first half of a surrogate pair twice; its arrays are right.
        char[] text = Decode((byte)'a', 0xC2, 0xB5, 0xE2, 0x82, 0xAC, 0xF0, 0x9F, 0x8C, 0xA7).ToCharArray();
        var expected = new int[] { 'a', 0xB5, 0x20AC, 0xD83C, 0xDF27 };
        Check.AreEqual(expected.Length, text.Length, "characters");
        for (int i = 0; i < expected.Length; i++)
        {
            Check.AreEqual(expected[i], text[i], "character " + i.ToString());
        }
    }

    [TestMethod]
    public void Nothing_decodes_to_an_empty_text() => Check.AreEqual("", Decode(), "text");

    [TestMethod]
    public void Malformed_bytes_give_null()
    {
        Refuse("lone continuation", 0x80);
        Refuse("overlong of two", 0xC0, 0xAF);
        Refuse("overlong of three", 0xE0, 0x80, 0x80);
        Refuse("overlong of four", 0xF0, 0x80, 0x80, 0x80);
        Refuse("surrogate", 0xED, 0xA0, 0x80);
        Refuse("above 10FFFF", 0xF4, 0x90, 0x80, 0x80);
        Refuse("five bytes", 0xF8, 0x88, 0x80, 0x80, 0x80);
        Refuse("cut short", 0xE2, 0x82);
        Refuse("no continuation", 0xC2, (byte)'a');
    }

    private static void Refuse(string what, params byte[] bytes) => Check.IsTrue(Decode(bytes) == null, what + ": expected null");

    private static string Decode(params byte[] bytes) => Utf8.Decode(bytes, 0, bytes.Length);
}

namespace TinyRnn.DeviceTests;

/// <summary>Reading whole files, good and malformed.</summary>
[TestClass]
public class ModelReaderTests
{
    private static byte[] s_bytes;

    [TestMethod]
    public void A_model_says_what_it_is()
    {
        ModelInfo info = TinyModels.Gru8().Info;
        Check.AreEqual("Gru8", info.Name, "name");
        Check.AreEqual(2, info.Inputs.Length, "inputs");
        Check.AreEqual(1, info.Outputs.Length, "outputs");
        Check.AreEqual("x0", info.Inputs[0].Name, "first input");
        Check.AreEqual("\u00B0C", info.Inputs[0].Unit, "unit");
        Check.AreEqual(3, info.StateLength, "integers of state");
        Check.AreEqual(0.5f, info.Threshold, "threshold");
        Check.IsTrue(info.Task == ModelTask.Regression, "expected a regression");
    }

    [TestMethod]
    public void A_model_says_where_its_state_stands()
    {
        StateSegment[] segments = TinyModels.Bare8().Info.StateSegments;
        Check.AreEqual(3, segments.Length, "segments");
        Check.AreEqual(2, segments[1].Offset, "offset of the second layer");
        Check.IsTrue(!segments[1].IsCell && segments[2].IsCell, "expected h, then c");
        Check.AreEqual(4, segments[2].Offset, "offset of c");
        Check.AreEqual(20, segments[2].FractionBits, "fraction bits of c");
    }

    [TestMethod]
    public void A_file_cut_short_is_refused()
    {
        byte[] whole = Whole();
        for (int length = 0; length < whole.Length; length += length < 40 ? 1 : 397)
        {
            s_bytes = new byte[length];
            System.Array.Copy(whole, 0, s_bytes, 0, length);
            Refuse();
        }
    }

    [TestMethod]
    public void A_file_with_a_changed_byte_is_refused()
    {
        for (int at = 0; at < Whole().Length; at += at < 40 ? 1 : 397)
        {
            s_bytes = Whole();
            s_bytes[at] ^= 0x10;
            Refuse();
        }
    }

    [TestMethod]
    public void A_file_with_more_bytes_is_refused()
    {
        byte[] whole = Whole();
        s_bytes = new byte[whole.Length + 1];
        System.Array.Copy(whole, 0, s_bytes, 0, whole.Length);
        LittleEndian.WriteInt32(s_bytes, 8, s_bytes.Length);
        ModelBytes.FixChecksum(s_bytes);
        Check.Contains("end of file", Refuse());
    }

    [TestMethod]
    public void Errors_say_what_is_wrong_and_where()
    {
        s_bytes = Whole();
        s_bytes[0] = (byte)'X';
        Check.Contains("magic at byte 0: expected 4E4E5254, found 4E4E5258", Refuse());
        s_bytes = Whole();
        s_bytes[4] = 3;
        Check.Contains("version at byte 4: expected 2, found 3", Refuse());
        s_bytes[4] = 1;
        Check.Contains("quantize the network again", Refuse());
        s_bytes = Whole();
        s_bytes[13] ^= 0x80;
        Check.Contains("checksum at byte " + (s_bytes.Length - 4).ToString(), Refuse());
    }

    [TestMethod]
    public void Fields_out_of_range_are_refused_behind_a_valid_checksum()
    {
        const int section = 5;
        int afterName = 20 + section + 1 + "Gru8".Length;
        Check.Contains("task", RefuseWith(afterName, 3));
        Check.Contains("threshold", RefuseWith(afterName + 4, 0xBF));
        Check.Contains("window", RefuseWith(afterName + 6, 0xFF));
        int readings = afterName + 7;
        Check.Contains("section at byte", RefuseWith(readings, 99));
        Check.Contains("zone", RefuseWith(readings + section + 5, 0x70));
        Check.Contains("input limit", RefuseWith(readings + section + 7, 0xFF));
        Check.Contains("number of inputs", RefuseWith(readings + section + 9, 0xFF));
    }

    private static string RefuseWith(int at, int value)
    {
        s_bytes = Whole();
        s_bytes[at] = (byte)value;
        ModelBytes.FixChecksum(s_bytes);
        return Refuse();
    }

    private static string Refuse() => Check.Throws(typeof(ModelFormatException), () => RnnModel.Load(s_bytes));

    private static byte[] Whole() => ModelBytes.Join(TinyModels.Gru8Head, TinyModels.Gru8Tail);
}

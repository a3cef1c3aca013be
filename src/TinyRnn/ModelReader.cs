namespace TinyRnn;

/// <summary>
/// Reads a <c>.trnn</c> file, specified in docs/format.md, and checks all of it before anything is used.
/// </summary>
internal sealed class ModelReader
{
    public const int Magic = 0x4E4E5254;

    private const int WindowOffset = 6;

    private readonly byte[] _bytes;
    private readonly int _start;
    private readonly int _length;
    private readonly ByteReader _reader;
    private int _window;

    public ModelReader(byte[] bytes)
        : this(bytes, 0, bytes.Length) { }

    /// <summary>Reads a file that is part of another; offsets in errors are those of the whole.</summary>
    public ModelReader(byte[] bytes, int start, int length)
    {
        _bytes = bytes;
        _start = start;
        _length = length;
        _reader = new ByteReader(bytes, start, start + length);
    }

    public RnnModel Read()
    {
        byte[] id = ReadHeader();
        string name = _reader.ReadString("model name");
        var task = (ModelTask)_reader.ReadRanged("task", 1, 0, 2);
        float threshold = ReadThreshold();
        int inputLimit = _reader.ReadRanged("input limit", 2, 1, ModelLimits.Copy);
        var channels = new ChannelReader(_reader);
        InputChannel[] inputs = channels.ReadInputs();
        OutputChannel[] outputs = channels.ReadOutputs();
        SigmoidTable table = ReadTable();
        var layerReader = new LayerReader(_reader);
        Layer[] layers = layerReader.ReadAll(inputs.Length, inputLimit, outputs.Length);
        ModelStructure structure = Structure(layers, inputLimit, layerReader.Vocabulary);
        RequireTokenInput(structure, inputs);
        RequireWindow(structure);
        SelfTestVectors selfTest = new SelfTestReader(_reader, structure).Read(inputs.Length, outputs.Length);
        RequireEnd();
        var info = new ModelInfo(
            name, id, task, threshold, inputLimit, inputs, outputs, StateLayout.Segments(layers), structure.IsStream ? null : structure);
        return new RnnModel(info, table, layers, selfTest);
    }

    private byte[] ReadHeader()
    {
        _reader.Require("header", ModelLimits.HeaderLength, 1);
        int at = _reader.Position;
        int magic = _reader.ReadInt32("magic");
        if (magic == SequenceReader.Magic)
        {
            throw new ModelFormatException("magic", at, "TRNN of a single network", "TRNS of a sequence model, which SequenceModel.Load reads");
        }

        RequireEqual("magic", at, Magic, magic);
        at = _reader.Position;
        int version = _reader.ReadUInt16("version");
        if (version != ModelLimits.Version)
        {
            throw new ModelFormatException("version", at, ModelLimits.Version.ToString(), version.ToString());
        }

        _window = _reader.ReadRanged("window", 2, 0, ModelLimits.WindowSteps);
        at = _reader.Position;
        int length = _reader.ReadInt32("length");
        if (length != _length)
        {
            throw new ModelFormatException("length", at, _length.ToString() + " (the bytes given)", length.ToString());
        }

        at = _reader.Position;
        int checksum = _reader.ReadInt32("checksum");
        RequireEqual("checksum", at, Crc32.Compute(_bytes, _reader.Position, _reader.Remaining) ^ _window, checksum);
        var id = new byte[ModelInfo.IdLength];
        for (int i = 0; i < id.Length; i++)
        {
            id[i] = (byte)_reader.ReadByte("model id");
        }

        return id;
    }

    private float ReadThreshold()
    {
        int at = _reader.Position;
        float threshold = _reader.ReadFiniteSingle("threshold");
        if (threshold < 0 || threshold > 1)
        {
            throw new ModelFormatException("threshold", at, "0 to 1", threshold.ToString());
        }

        return threshold;
    }

    private SigmoidTable ReadTable()
    {
        _reader.Require("table", SigmoidTable.Length, 4);
        var values = new int[SigmoidTable.Length];
        for (int i = 0; i < values.Length; i++)
        {
            int at = _reader.Position;
            values[i] = _reader.ReadInt32("table");
            int least = i == 0 ? 0 : values[i - 1];
            int most = least + SigmoidTable.LargestRise < SigmoidTable.One ? least + SigmoidTable.LargestRise : SigmoidTable.One;
            if (values[i] < least || values[i] > most)
            {
                throw new ModelFormatException("table value " + i.ToString(), at, least.ToString() + " to " + most.ToString(), values[i].ToString());
            }

            if (i == SigmoidTable.Length / 2 && values[i] != SigmoidTable.One / 2)
            {
                throw new ModelFormatException("table value at 0", at, (SigmoidTable.One / 2).ToString(), values[i].ToString());
            }
        }

        return new SigmoidTable(values);
    }

    private ModelStructure Structure(Layer[] layers, int inputLimit, string[] vocabulary)
    {
        var plans = new WindowLayer[layers.Length];
        int offset = 0;
        for (int i = 0; i < layers.Length; i++)
        {
            plans[i] = layers[i].Plan(offset);
            offset += layers[i].StateLength;
        }

        bool takesTokens = LayerKinds.TakesTokens(layers[0].Kind);
        return new ModelStructure(_window, takesTokens ? inputLimit + 1 : 0, vocabulary, plans);
    }

    private void RequireWindow(ModelStructure structure)
    {
        if (structure.NeedsWindow && _window == 0)
        {
            throw new ModelFormatException("window", _start + WindowOffset, "1 or more steps, for a layer that runs backwards", "0");
        }
    }

    private void RequireTokenInput(ModelStructure structure, InputChannel[] inputs)
    {
        if (structure.Tokens > 0 && (inputs[0].Center != 0 || inputs[0].Gain != 1))
        {
            throw new ModelFormatException(
                "input 0", _reader.Position, "center 0 and gain 1 of a token", inputs[0].Center.ToString() + " and " + inputs[0].Gain.ToString());
        }
    }

    private void RequireEnd()
    {
        if (_reader.Remaining != 0)
        {
            throw new ModelFormatException("end of file", _reader.Position, "no more bytes", _reader.Remaining.ToString() + " more");
        }
    }

    private static void RequireEqual(string what, int at, int expected, int actual)
    {
        if (actual != expected)
        {
            throw new ModelFormatException(what, at, expected.ToString("X8"), actual.ToString("X8"));
        }
    }
}

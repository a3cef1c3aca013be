namespace TinyRnn;

/// <summary>Reads what the values that go into a network and come out of it are called, and how they are scaled.</summary>
internal sealed class ChannelReader
{
    private readonly ByteReader _reader;

    public ChannelReader(ByteReader reader)
    {
        _reader = reader;
    }

    public InputChannel[] ReadInputs()
    {
        var inputs = new InputChannel[_reader.ReadRanged("number of inputs", 2, 1, ModelLimits.Inputs)];
        for (int i = 0; i < inputs.Length; i++)
        {
            string what = "input " + i.ToString();
            string name = _reader.ReadString(what + " name");
            string unit = _reader.ReadString(what + " unit");
            float center = _reader.ReadFiniteSingle(what + " center");
            inputs[i] = new InputChannel(name, unit, center, ReadPositive(what + " gain"));
        }

        return inputs;
    }

    public OutputChannel[] ReadOutputs()
    {
        var outputs = new OutputChannel[_reader.ReadRanged("number of outputs", 2, 1, ModelLimits.Outputs)];
        for (int i = 0; i < outputs.Length; i++)
        {
            string what = "output " + i.ToString();
            string name = _reader.ReadString(what + " name");
            string unit = _reader.ReadString(what + " unit");
            int at = _reader.Position;
            float scale = ReadPositive(what + " scale");
            RequireUpTo(OutputChannel.LargestScale, scale, what + " scale", at);
            at = _reader.Position;
            float offset = _reader.ReadFiniteSingle(what + " offset");
            RequireUpTo(OutputChannel.LargestOffset, offset, what + " offset", at);
            outputs[i] = new OutputChannel(name, unit, scale, offset);
        }

        return outputs;
    }

    private static void RequireUpTo(float most, float value, string what, int at)
    {
        if (value > most || value < -most)
        {
            throw new ModelFormatException(what, at, "at most " + most.ToString(), value.ToString());
        }
    }

    private float ReadPositive(string what)
    {
        int at = _reader.Position;
        float value = _reader.ReadFiniteSingle(what);
        if (value <= 0)
        {
            throw new ModelFormatException(what, at, "a positive number", value.ToString());
        }

        return value;
    }
}

using TinyRnn.CompilerServices;

namespace TinyRnn;

/// <summary>Reads what goes into a network: the time between readings, and of each value its name, quantity, unit, range and scale.</summary>
internal sealed class ReadingsReader
{
    // 14 hours, the largest offset from UTC that is in use.
    private const int LargestZone = 14 * 60;

    private readonly ByteReader _reader;

    public ReadingsReader(ByteReader reader)
    {
        _reader = reader;
    }

    /// <summary>The largest magnitude of a quantized reading.</summary>
    public int InputLimit { get; private set; }

    /// <summary>Seconds between readings.</summary>
    public int Step { get; private set; }

    /// <summary>Minutes by which the hours of the data are ahead of UTC.</summary>
    public int Zone { get; private set; }

    /// <summary>What is said of each reading.</summary>
    public ReadingChannel[] Readings { get; private set; }

    /// <summary>All of the section: the readings as inputs of the network.</summary>
    public InputChannel[] Read()
    {
        Step = _reader.ReadRanged("step", 4, 0, int.MaxValue);
        int at = _reader.Position;
        Zone = _reader.ReadInt16("zone");
        if (Zone > LargestZone || Zone < -LargestZone)
        {
            throw new ModelFormatException("zone", at, "-840 to 840 minutes from UTC", Zone.ToString());
        }

        InputLimit = _reader.ReadRanged("input limit", 2, 1, ModelLimits.Copy);
        var inputs = new InputChannel[_reader.ReadRanged("number of inputs", 2, 1, ModelLimits.Inputs)];
        Readings = new ReadingChannel[inputs.Length];
        for (int i = 0; i < inputs.Length; i++)
        {
            inputs[i] = ReadChannel(i);
        }

        _inputs = inputs;
        return inputs;
    }

    /// <summary>Fails unless the readings are as a recipe takes them: its inputs have scales, not they.</summary>
    public void RequireRaw()
    {
        for (int i = 0; i < _inputs.Length; i++)
        {
            if (_inputs[i].Center != 0 || _inputs[i].Gain != 1)
            {
                throw new ModelFormatException(
                    "reading " + i.ToString(), _reader.Position, "center 0 and gain 1 of what a recipe takes", _inputs[i].Center.ToString() + " and " + _inputs[i].Gain.ToString());
            }
        }
    }

    /// <summary>Fails when the network takes tokens and the reading is none.</summary>
    public void RequireTokens(ModelStructure structure)
    {
        InputChannel token = _inputs[_inputs.Length - 1];
        if (structure.Tokens > 0 && (token.Center != 0 || token.Gain != 1))
        {
            throw new ModelFormatException("input 0", _reader.Position, "center 0 and gain 1 of a token", token.Center.ToString() + " and " + token.Gain.ToString());
        }
    }

    private InputChannel[] _inputs;

    private InputChannel ReadChannel(int index)
    {
        string what = "input " + index.ToString();
        string name = _reader.ReadString(what + " name");
        var quantity = (Quantity)_reader.ReadRanged(what + " quantity", 1, 0, (int)Quantity.Acceleration);
        string unit = _reader.ReadString(what + " unit");
        float least = _reader.ReadFiniteSingle(what + " least");
        int at = _reader.Position;
        float most = _reader.ReadFiniteSingle(what + " most");
        if (most < least)
        {
            throw new ModelFormatException(what + " most", at, "at least " + least.ToString(), most.ToString());
        }

        at = _reader.Position;
        float change = _reader.ReadFiniteSingle(what + " largest change");
        if (change < 0)
        {
            throw new ModelFormatException(what + " largest change", at, "0 or more", change.ToString());
        }

        Readings[index] = new ReadingChannel(name, quantity, unit, least, most, change);
        float center = _reader.ReadFiniteSingle(what + " center");
        return new InputChannel(name, unit, center, _reader.ReadPositive(what + " gain"));
    }
}

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

    /// <summary>All of the section. What is said of quantities and ranges is checked, and left to those who ask for it.</summary>
    public InputChannel[] Read()
    {
        _reader.ReadRanged("step", 4, 0, int.MaxValue);
        int at = _reader.Position;
        int zone = _reader.ReadInt16("zone");
        if (zone > LargestZone || zone < -LargestZone)
        {
            throw new ModelFormatException("zone", at, "-840 to 840 minutes from UTC", zone.ToString());
        }

        InputLimit = _reader.ReadRanged("input limit", 2, 1, ModelLimits.Copy);
        var inputs = new InputChannel[_reader.ReadRanged("number of inputs", 2, 1, ModelLimits.Inputs)];
        for (int i = 0; i < inputs.Length; i++)
        {
            inputs[i] = ReadChannel("input " + i.ToString());
        }

        return inputs;
    }

    /// <summary>Fails when the network takes tokens and the reading is none.</summary>
    public void RequireTokens(ModelStructure structure)
    {
        if (structure.Tokens > 0 && (_center != 0 || _gain != 1))
        {
            throw new ModelFormatException("input 0", _reader.Position, "center 0 and gain 1 of a token", _center.ToString() + " and " + _gain.ToString());
        }
    }

    private float _center;
    private float _gain;

    private InputChannel ReadChannel(string what)
    {
        string name = _reader.ReadString(what + " name");
        _reader.ReadRanged(what + " quantity", 1, 0, (int)Quantity.Acceleration);
        string unit = _reader.ReadString(what + " unit");
        ReadRange(what);
        _center = _reader.ReadFiniteSingle(what + " center");
        _gain = _reader.ReadPositive(what + " gain");
        return new InputChannel(name, unit, _center, _gain);
    }

    /// <summary>Least and largest plausible reading, both 0 when none is stated, and the largest change in a step, 0 likewise.</summary>
    private void ReadRange(string what)
    {
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
    }
}

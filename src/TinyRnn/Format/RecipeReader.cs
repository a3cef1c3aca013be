using TinyRnn.CompilerServices;

namespace TinyRnn;

/// <summary>Reads the recipe: operations that make values of readings, and which values are the inputs of the network.</summary>
internal sealed class RecipeReader
{
    private readonly ByteReader _reader;
    private readonly ReadingsReader _readings;
    private short[] _operations;
    private float[] _limits;
    private short[] _inputs;

    public RecipeReader(ByteReader reader, ReadingsReader readings)
    {
        _reader = reader;
        _readings = readings;
    }

    /// <summary>What the network takes, in place of the readings.</summary>
    public InputChannel[] Channels { get; private set; }

    public Recipe Read()
    {
        _readings.RequireRaw();
        int hold = _reader.ReadRanged("hold", 2, 0, ModelLimits.Hold);
        int count = _reader.ReadRanged("number of operations", 2, 0, ModelLimits.Operations);
        _operations = new short[count * Recipe.Stride];
        // Clips are not counted beforehand; each takes two limits.
        _limits = new float[2 * count];
        int clips = 0;
        for (int i = 0; i < count; i++)
        {
            clips += ReadOperation(i, clips);
        }

        Channels = new InputChannel[_reader.ReadRanged("number of inputs", 2, 1, ModelLimits.Inputs)];
        _inputs = new short[Channels.Length];
        int values = _readings.Readings.Length + count;
        for (int i = 0; i < Channels.Length; i++)
        {
            string what = "input " + i.ToString();
            _inputs[i] = (short)_reader.ReadRanged(what + " value", 2, 0, values - 1);
            string name = _reader.ReadString(what + " name");
            string unit = _reader.ReadString(what + " unit");
            float center = _reader.ReadFiniteSingle(what + " center");
            Channels[i] = new InputChannel(name, unit, center, _reader.ReadPositive(what + " gain"));
        }

        RequireHistory(values);
        var limits = new float[2 * clips];
        System.Array.Copy(_limits, 0, limits, 0, limits.Length);
        return new Recipe(_readings.Step, _readings.Zone, hold, _readings.Readings, _operations, limits, _inputs);
    }

    /// <returns>1 for a clip, otherwise 0.</returns>
    private int ReadOperation(int index, int clips)
    {
        string what = "operation " + index.ToString();
        int at = index * Recipe.Stride;
        int position = _reader.Position;
        int kind = _reader.ReadByte(what + " kind");
        if (kind < (int)FeatureKind.Lag || kind > (int)FeatureKind.WeekCosine || (kind > (int)FeatureKind.Elapsed && kind < (int)FeatureKind.HourSine))
        {
            throw new ModelFormatException(what + " kind", position, "1 to 13 or 16 to 21", kind.ToString());
        }

        _operations[at] = (short)kind;
        if (kind >= (int)FeatureKind.HourSine)
        {
            return 0;
        }

        int readings = _readings.Readings.Length;
        int before = kind == (int)FeatureKind.Elapsed ? readings : readings + index;
        _operations[at + 1] = (short)_reader.ReadRanged(what + " value", 2, 0, before - 1);
        if (kind >= (int)FeatureKind.Ratio && kind <= (int)FeatureKind.DewPoint)
        {
            _operations[at + 2] = (short)_reader.ReadRanged(what + " second value", 2, 0, before - 1);
        }
        else if (kind <= (int)FeatureKind.Deviation)
        {
            _operations[at + 3] = (short)_reader.ReadRanged(what + " steps", 2, 1, ModelLimits.FeatureSteps);
        }
        else if (kind == (int)FeatureKind.Clip)
        {
            _operations[at + 3] = (short)(2 * clips);
            ReadLimits(what, 2 * clips);
            return 1;
        }

        return 0;
    }

    private void ReadLimits(string what, int at)
    {
        _limits[at] = _reader.ReadFiniteSingle(what + " least");
        int position = _reader.Position;
        _limits[at + 1] = _reader.ReadFiniteSingle(what + " most");
        if (_limits[at + 1] < _limits[at])
        {
            throw new ModelFormatException(what + " most", position, "at least " + _limits[at].ToString(), _limits[at + 1].ToString());
        }
    }

    private void RequireHistory(int values)
    {
        var longest = new int[values];
        int total = 0;
        for (int at = 0; at < _operations.Length; at += Recipe.Stride)
        {
            int value = _operations[at + 1];
            int more = Recipe.HistoryOf(_operations[at], _operations[at + 3]) - longest[value];
            longest[value] += more > 0 ? more : 0;
            total += more > 0 ? more : 0;
        }

        if (total > ModelLimits.History)
        {
            throw new ModelFormatException("histories", _reader.Position, "at most " + ModelLimits.History.ToString() + " values", total.ToString());
        }
    }
}

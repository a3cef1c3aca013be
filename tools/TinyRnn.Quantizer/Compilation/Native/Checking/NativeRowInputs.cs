namespace TinyRnn.Quantizer.Compilation.Native.Checking;

/// <summary>Pseudo-random rows for a recipe: readings over their ranges and beyond, some missing, and times with gaps, repetitions and jumps.</summary>
internal sealed class NativeRowInputs(Recipe recipe, int seed)
{
    private const long Begin = 946_684_800;
    private const long Latest = 200_000_000_000;
    private const int LongestGap = 64;

    private readonly NativeRandom _random = new(seed);
    private readonly int _step = recipe.Step == 0 ? 7 : recipe.Step;
    private long _seconds = Begin;

    /// <summary>A row and its time, in seconds since 1970.</summary>
    public (float[] Readings, long Seconds) Next()
    {
        int kind = _random.Below(64);
        var readings = new float[recipe.Readings.Length];
        for (int i = 0; i < readings.Length; i++)
        {
            readings[i] = Reading(recipe.Readings[i], kind);
        }

        if (kind < 5)
        {
            readings[_random.Below(readings.Length)] = kind switch { 0 => float.PositiveInfinity, 1 => 0, _ => float.NaN };
        }

        _seconds += (_step * Steps()) + (_random.Below((_step / 3) + 1) / 2);
        _seconds = _seconds > Latest ? Begin : _seconds;
        return (readings, _seconds);
    }

    private float Reading(ReadingChannel channel, int kind)
    {
        (double least, double most) = channel.Least == 0 && channel.Most == 0 ? (-100, 100) : ((double)channel.Least, channel.Most);
        double reading = least + ((most - least) * (_random.Below(1 << 20) / (double)(1 << 20)));
        return (float)(kind switch { 8 => reading * 1e30, 9 => reading * 1e-42, 10 => -reading, _ => reading });
    }

    private long Steps() =>
        _random.Below(64) switch
        {
            0 => 0,
            1 => -2,
            < 5 => 1 + _random.Below(6),
            5 => recipe.Hold <= LongestGap ? recipe.Hold + 1 : 1,
            6 => recipe.Hold + 2,
            7 => 100_000,
            _ => 1,
        };
}

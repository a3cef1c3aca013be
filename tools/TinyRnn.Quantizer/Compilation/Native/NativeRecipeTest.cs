using System;
using System.Globalization;
using System.Linq;

namespace TinyRnn.Quantizer.Compilation.Native;

/// <summary>The self test of generated C with a recipe: rows of readings and times through the runtime, and the CRC-32 of what came out.</summary>
internal sealed class NativeRecipeTest
{
    private const int Rows = 64;
    private const long Begin = 951_782_400;
    private const int MostSeconds = 1 << 27;
    private const int Choices = 0x400000;
    private const float UnstatedRange = 100;

    private readonly LoadedNetwork _network;
    private readonly Recipe _recipe;
    private readonly NativeRandom _random = new();
    private readonly int _seconds;
    private uint _crc = uint.MaxValue;

    public NativeRecipeTest(RnnModel model)
    {
        _network = new LoadedNetwork(model);
        _recipe = model.Info.Recipe;
        _seconds = _recipe.Step == 0 ? 60 : Math.Min(_recipe.Step, MostSeconds);
    }

    /// <summary>Its numbers, and the function.</summary>
    public void Write(CodeWriter code, string[] flags)
    {
        code.Line($"#define NET_TEST_ROWS {Rows}").Line($"#define NET_TEST_SECONDS {_seconds}").Line($"#define NET_TEST_BEGIN {Begin.ToString(CultureInfo.InvariantCulture)}");
        code.Line($"#define NET_TEST_DIGEST 0x{Run():X8}u").Line();
        NativePart.WriteArray(
            code, $"static NET_CONST struct\n{{\n    float least;\n    float scale;\n}} net_ranges[{_recipe.Readings.Length}]",
            _recipe.Readings.Select(reading => $"{{{NativeNumbers.Literal(Range(reading).Least)}, {NativeNumbers.Literal(Range(reading).Scale)}}}"));
        code.Lines(NativeSnippets.Template("test_recipe", flags)).Line();
    }

    private static (float Least, float Scale) Range(ReadingChannel reading) =>
        reading.Least == 0 && reading.Most == 0
            ? (-UnstatedRange, 2 * UnstatedRange / Choices)
            : (reading.Least, (float)(((double)reading.Most - reading.Least) / Choices));

    private uint Run()
    {
        long seconds = Begin;
        var outputs = new float[_network.OutputSize];
        var raw = new int[_network.OutputSize];
        for (int row = 0; row < Rows; row++)
        {
            float[] readings = [.. _recipe.Readings.Select(reading => (_random.Below(Choices) * Range(reading).Scale) + Range(reading).Least)];
            int kind = _random.Below(32);
            if (kind == 0)
            {
                readings[_random.Below(readings.Length)] = float.NaN;
            }

            seconds += _seconds * kind switch { 1 => 3, 2 => 0, 3 => -1, _ => 1 };
            StepOutcome outcome = _network.Step(readings, seconds, outputs);
            _crc = NativeDigest.Add(_crc, [(int)outcome]);
            if (outcome < StepOutcome.Waiting)
            {
                _network.CopyRawOutput(raw);
                _crc = NativeDigest.Add(_crc, raw);
            }
        }

        var state = new int[_network.Info.StateLength];
        _network.ReadState(state);
        var saved = new byte[4 * _network.Features.SavedIntegers];
        _network.Features.Save(saved, 0);
        _crc = NativeDigest.Add(_crc, state);
        return ~NativeDigest.Add(_crc, [.. saved.Chunk(4).Select(number => BitConverter.ToInt32(number))]);
    }
}

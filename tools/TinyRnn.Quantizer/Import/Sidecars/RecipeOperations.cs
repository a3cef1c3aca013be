using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.CompilerServices;

namespace TinyRnn.Quantizer.Import.Sidecars;

/// <summary>Gathers the operations of a recipe, one value after the other, each under the name by which later ones take it.</summary>
/// <param name="readings">The names of the readings, which are the first values.</param>
internal sealed class RecipeOperations(IReadOnlyList<string> readings)
{
    private static readonly Dictionary<string, FeatureKind> s_kinds = new(StringComparer.Ordinal)
    {
        ["value"] = 0,
        ["lag"] = FeatureKind.Lag,
        ["change"] = FeatureKind.Change,
        ["mean"] = FeatureKind.Mean,
        ["min"] = FeatureKind.Minimum,
        ["max"] = FeatureKind.Maximum,
        ["deviation"] = FeatureKind.Deviation,
        ["ratio"] = FeatureKind.Ratio,
        ["difference"] = FeatureKind.Difference,
        ["product"] = FeatureKind.Product,
        ["dewpoint"] = FeatureKind.DewPoint,
        ["log"] = FeatureKind.Logarithm,
        ["elapsed"] = FeatureKind.Elapsed,
        ["hour_sin"] = FeatureKind.HourSine,
        ["hour_cos"] = FeatureKind.HourCosine,
        ["year_sin"] = FeatureKind.YearSine,
        ["year_cos"] = FeatureKind.YearCosine,
        ["week_sin"] = FeatureKind.WeekSine,
        ["week_cos"] = FeatureKind.WeekCosine,
    };

    private readonly Dictionary<string, int> _values = readings.Select((name, index) => (name, index)).ToDictionary(pair => pair.name, pair => pair.index);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly List<short> _operations = [];
    private readonly List<float> _limits = [];
    private readonly Dictionary<int, int> _history = [];

    public short[] Operations => [.. _operations];

    public float[] Limits => [.. _limits];

    /// <summary>True when the entry of a feature says how it is made.</summary>
    public static bool IsStated(Dictionary<string, SidecarValue> entry) => entry.ContainsKey("op") || entry.ContainsKey("of");

    /// <summary>Adds what an entry states and gives the number of its value.</summary>
    /// <exception cref="ImportException">It breaks a rule.</exception>
    public short Add(SidecarValue place, Dictionary<string, SidecarValue> entry, string name)
    {
        FeatureKind kind = entry.GetValueOrDefault("op")?.OneOf(s_kinds) ?? 0;
        int[] operands = Operands(place, entry, kind, name);
        int steps = Steps(place, entry, kind);
        int value = kind == 0 ? operands[0] : Append(place, kind, operands, steps);
        if (entry.TryGetValue("clip", out SidecarValue? clip))
        {
            (float least, float most) = Range(clip);
            _limits.AddRange([least, most]);
            value = Append(place, FeatureKind.Clip, [value], _limits.Count - 2);
        }

        // A feature may go by the name of the reading that it is made of: later ones then take the reading.
        _values.TryAdd(name, value);
        if (!_names.Add(name))
        {
            throw place.Refuse($"expected a name that nothing before has, found {Text.Quote(name)}");
        }

        return (short)value;
    }

    /// <summary>Two numbers of single precision, the first not above the second.</summary>
    public static (float Least, float Most) Range(SidecarValue value)
    {
        double[] numbers = value.Items().Select(item => item.SingleNumber()).ToArray();
        return numbers.Length == 2 && numbers[0] <= numbers[1]
            ? ((float)numbers[0], (float)numbers[1])
            : throw value.Refuse("expected two numbers, the smallest and the largest");
    }

    private int Append(SidecarValue place, FeatureKind kind, int[] operands, int steps)
    {
        if (_operations.Count == ModelLimits.Operations * Recipe.Stride)
        {
            throw place.Refuse($"expected at most {ModelLimits.Operations} operations in all");
        }

        int first = operands.Length > 0 ? operands[0] : 0;
        _history[first] = Math.Max(_history.GetValueOrDefault(first), Recipe.HistoryOf((int)kind, steps));
        if (_history.Values.Sum() > ModelLimits.History)
        {
            throw place.Refuse($"expected histories of at most {ModelLimits.History} values in all");
        }

        _operations.AddRange([(short)kind, (short)first, (short)(operands.Length > 1 ? operands[1] : 0), (short)steps]);
        return readings.Count + (_operations.Count / Recipe.Stride) - 1;
    }

    private static int Steps(SidecarValue place, Dictionary<string, SidecarValue> entry, FeatureKind kind)
    {
        bool takesSteps = kind is >= FeatureKind.Lag and <= FeatureKind.Deviation;
        if (takesSteps)
        {
            return place.Require(entry, "steps").Integer(1, ModelLimits.FeatureSteps);
        }

        return entry.TryGetValue("steps", out SidecarValue? steps) ? throw steps.Refuse("the operation looks back no steps") : 0;
    }

    private int[] Operands(SidecarValue place, Dictionary<string, SidecarValue> entry, FeatureKind kind, string name)
    {
        int expected = kind >= FeatureKind.HourSine ? 0 : kind is >= FeatureKind.Ratio and <= FeatureKind.DewPoint ? 2 : 1;
        if (!entry.TryGetValue("of", out SidecarValue? of))
        {
            return expected == 0 ? [] : kind == 0 && _values.TryGetValue(name, out int same) ? [same] : throw place.Refuse("key of is missing");
        }

        SidecarValue[] names = of.IsText ? [of] : [.. of.Items()];
        if (names.Length != expected)
        {
            throw of.Refuse($"expected {(expected == 0 ? "no name" : expected == 1 ? "one name" : "two names")}, found {names.Length}");
        }

        int[] operands = [.. names.Select(Value)];
        return kind == FeatureKind.Elapsed && operands[0] >= readings.Count ? throw of.Refuse("expected a reading") : operands;
    }

    private int Value(SidecarValue name) =>
        _values.TryGetValue(name.String(), out int value)
            ? value
            : throw name.Refuse($"expected a reading or a feature before this one, found {Text.Quote(name.String())}");
}

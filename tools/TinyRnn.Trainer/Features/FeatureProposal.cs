using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using TinyRnn.Quantizer.Readings;
using TinyRnn.Trainer.Data;
using TinyRnn.Trainer.Tables;
using TinyRnn.Trainer.Tasks;

namespace TinyRnn.Trainer.Features;

/// <summary>Proposes a recipe from the columns: the readings, their changes over several steps, cycles of the time.</summary>
public sealed class FeatureProposal
{
    /// <summary>A change is cut at this many of its deviations, so that rare jumps do not widen the range of integers.</summary>
    private const double Deviations = 4;

    /// <summary>Less says nothing of what is the season and what the course of things.</summary>
    private const double LeastDaysOfSeason = 500;

    /// <summary>With fewer readings in it a range is not that of what is measured.</summary>
    private const double PlausibleShare = 0.99;

    private const double LeastDays = 2;
    private const int LongestStepOfDay = 6 * 3600;
    private const double LargestDepression = 25;
    private const string DewPoint = "dew_point";

    private readonly IReadingTable _table;
    private readonly IReadOnlyList<InputReading> _inputs;
    private readonly RowRange _train;
    private readonly IReadOnlyList<int> _starts;
    private readonly string? _zone;
    private readonly int _step;

    /// <summary>Prepares proposals.</summary>
    /// <param name="table">The readings.</param>
    /// <param name="inputs">What is measured.</param>
    /// <param name="train">The rows that ranges are taken from.</param>
    /// <param name="starts">The first row of each sequence.</param>
    /// <param name="isStream">Whether rows follow one another without end.</param>
    /// <param name="zone">The offset of the hours from UTC, such as +05:30; null for UTC.</param>
    public FeatureProposal(
        IReadingTable table, IReadOnlyList<InputReading> inputs, RowRange train, IReadOnlyList<int> starts, bool isStream, string? zone = null)
    {
        _table = table;
        _inputs = inputs;
        _train = train;
        _starts = starts;
        _zone = zone;
        _step = isStream ? (int)table.StepSeconds() : 0;
        double days = table.Times.Count > 1 ? (table.Times[^1] - table.Times[0]).TotalDays : 0;
        bool hasDays = isStream && _step is > 0 and <= LongestStepOfDay && days >= LeastDays;
        Base = hasDays ? FeatureGroups.Cycles : FeatureGroups.Levels;
        Candidates =
        [
            FeatureGroups.Changes,
            .. isStream && _step > 0 ? [FeatureGroups.Trends] : Array.Empty<FeatureGroups>(),
            .. hasDays && days > LeastDaysOfSeason ? [FeatureGroups.Season] : Array.Empty<FeatureGroups>(),
        ];
    }

    /// <summary>
    /// What is proposed in any case: the readings and, where there is a day, its time, which needs no sensor and which most things follow.
    /// </summary>
    public FeatureGroups Base { get; }

    /// <summary>The groups that are worth a try besides.</summary>
    public IReadOnlyList<FeatureGroups> Candidates { get; }

    /// <summary>Proposes a recipe.</summary>
    /// <param name="groups">Which features.</param>
    /// <exception cref="TrainingException">A reading has no value in the training part.</exception>
    public RecipeFeatures Propose(FeatureGroups groups)
    {
        JsonObject statement = State(groups);
        CutChanges(statement["features"]!.AsArray(), RecipeFeatures.Of(statement).Compute(_table, _starts));
        return RecipeFeatures.Of(statement);
    }

    private JsonObject State(FeatureGroups groups)
    {
        var features = new JsonArray();
        var statement = new JsonObject
        {
            ["step"] = _step,
            ["zone"] = _zone ?? "+00:00",
            ["readings"] = new JsonArray([.. _inputs.Select(StateReading)]),
        };
        InputReading? temperature = Find("temperature", "degC");
        InputReading? dewPoint = temperature == null ? null : Find("dewpoint", "degC");
        if (temperature != null && dewPoint == null && Find("humidity", "%") is { } humidity)
        {
            dewPoint = new InputReading(DewPoint, "dewpoint", "degC");
            statement["derived"] = new JsonArray(Entry(DewPoint, null, "dewpoint", temperature.Name, humidity.Name));
        }

        bool hasChanges = (groups & (FeatureGroups.Changes | FeatureGroups.Trends)) != 0;
        AddLevels(features, temperature, dewPoint, hasChanges);
        AddChanges(features, temperature, dewPoint, FeatureSpans.Of(_step, groups));
        AddCycles(features, groups);
        statement["features"] = features;
        return statement;
    }

    /// <summary>Changes of the pressure tell the same at every height above the sea, and the dew-point depression more than the dew point.</summary>
    private void AddLevels(JsonArray features, InputReading? temperature, InputReading? dewPoint, bool hasChanges)
    {
        foreach (InputReading input in _inputs.Where(input => input != dewPoint && !(hasChanges && input.Quantity == "pressure")))
        {
            features.Add((JsonNode)Entry(input.Name, input.Unit, null));
        }

        if (temperature != null && dewPoint != null)
        {
            JsonObject depression = Entry("dew_point_depression", "K", "difference", temperature.Name, dewPoint.Name);
            depression["clip"] = new JsonArray(0, LargestDepression);
            features.Add((JsonNode)depression);
        }
    }

    /// <summary>The humidity's changes are left to the dew point, which the temperature does not move.</summary>
    private void AddChanges(JsonArray features, InputReading? temperature, InputReading? dewPoint, IReadOnlyList<int> spans)
    {
        // A dew point that was not read was derived: one that was read may have the same name.
        IEnumerable<InputReading> changing = dewPoint != null && !_inputs.Contains(dewPoint)
            ? [.. _inputs.Where(input => input.Quantity != "humidity"), dewPoint]
            : _inputs;
        foreach (InputReading input in changing)
        {
            foreach (int span in spans)
            {
                JsonObject change = Entry($"{input.Name}_change_{span}", input == temperature || input == dewPoint ? "K" : input.Unit, "change", input.Name);
                change["steps"] = span;
                features.Add((JsonNode)change);
            }
        }
    }

    private static void AddCycles(JsonArray features, FeatureGroups groups)
    {
        string[] cycles =
        [
            .. groups.HasFlag(FeatureGroups.Cycles) ? ["hour_sin", "hour_cos"] : Array.Empty<string>(),
            .. groups.HasFlag(FeatureGroups.Season) ? ["year_sin", "year_cos"] : Array.Empty<string>(),
        ];
        foreach (string cycle in cycles)
        {
            features.Add((JsonNode)Entry(cycle, null, cycle));
        }
    }

    private static JsonObject Entry(string name, string? unit, string? operation, params string[] of)
    {
        var entry = new JsonObject { ["name"] = name };
        if (unit != null)
        {
            entry["unit"] = unit;
        }

        if (operation != null)
        {
            entry["op"] = operation;
        }

        if (of.Length > 0)
        {
            entry["of"] = new JsonArray([.. of.Select(one => (JsonNode)one)]);
        }

        return entry;
    }

    /// <summary>Limits of the changes from their size in training; two digits tell people as much. A change that never moves is left out.</summary>
    private void CutChanges(JsonArray features, FeatureRows rows)
    {
        for (int i = rows.Count - 1; i >= 0; i--)
        {
            JsonObject feature = features[i]!.AsObject();
            if (feature["op"]?.GetValue<string>() != "change")
            {
                continue;
            }

            double squares = 0;
            for (int row = _train.Start; row < _train.End; row++)
            {
                float change = rows.Values[(row * rows.Count) + i];
                squares += (double)change * change;
            }

            double limit = Rounded(Deviations * Math.Sqrt(squares / _train.Length));
            if (limit > 0)
            {
                feature["clip"] = new JsonArray(-limit, limit);
            }
            else
            {
                features.RemoveAt(i);
            }
        }
    }

    /// <summary>
    /// A reading with the range that is plausible for its quantity; where none is known, or the readings are elsewhere, with that which it had in training, and half
    /// as much on either side.
    /// </summary>
    private JsonObject StateReading(InputReading input)
    {
        double[] known = [.. _table.RequireNumbers(input.Column, "--inputs")[_train.Start.._train.End].Where(double.IsFinite)];
        if (known.Length == 0)
        {
            throw new TrainingException($"{_table.Name}: --inputs {input.Column}: expected readings in the training part, found none");
        }

        return new JsonObject
        {
            ["name"] = input.Name,
            ["quantity"] = input.Quantity,
            ["unit"] = input.Unit,
            ["range"] = RangeOf(input, known),
        };
    }

    private static JsonArray RangeOf(InputReading input, double[] known)
    {
        if (PlausibleRange.Of(input.Quantity, input.Unit) is var (smallest, largest) && known.Count(value => value >= smallest && value <= largest) >= PlausibleShare * known.Length)
        {
            return new JsonArray(Math.Round(smallest, 3), Math.Round(largest, 3));
        }

        double margin = Math.Max((known.Max() - known.Min()) / 2, 1e-3);
        return Range(known.Min() - margin, known.Max() + margin);
    }

    private InputReading? Find(string quantity, string unit) => _inputs.FirstOrDefault(input => input.Quantity == quantity && input.Unit == unit);

    /// <summary>A range in numbers that people would state.</summary>
    private static JsonArray Range(double least, double most)
    {
        int digits = Math.Clamp(1 - (int)Math.Floor(Math.Log10(most - least)), 0, 12);
        double unit = Math.Pow(10, -digits);
        return new JsonArray(Math.Round(least - (unit / 2), digits), Math.Round(most + (unit / 2), digits));
    }

    private static double Rounded(double value) => double.Parse(value.ToString("G2", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}

#nullable disable

namespace TinyRnn.Stations;

/// <summary>
/// What a station asks of a model, whatever it measures: the one rule of <c>tinyrnn new</c>, <c>tinyrnn flash</c>, a station's start
/// and its installation of models. A station steps its model once a reading, without end.
/// </summary>
public static class ModelAcceptance
{
    /// <summary>Steps of a self test that a station will replay.</summary>
    public const int MostSelfTestSteps = 512;

    /// <summary>The longest time between readings, in seconds.</summary>
    public const int LongestStep = 86400;

    /// <summary>Why a model is refused, as "what: expected A, found B"; null when it is not.</summary>
    /// <param name="info">Of the model.</param>
    /// <param name="selfTestSteps">Steps of its self test; -1 when they are not known.</param>
    /// <param name="sensors">What the station measures; null when that is not known.</param>
    /// <param name="interval">Seconds between readings that the settings state; 0 for those of the model.</param>
    public static string Refusal(ModelInfo info, int selfTestSteps, IMeasures sensors, int interval) =>
        DirectionRefusal(info) ?? RecipeRefusal(info.Recipe, interval) ?? ReadingsRefusal(info.Recipe, sensors) ?? TaskRefusal(info)
        ?? (selfTestSteps >= 0 && (selfTestSteps < 1 || selfTestSteps > MostSelfTestSteps)
            ? "self test steps: expected 1 to " + MostSelfTestSteps.ToString() + ", found " + selfTestSteps.ToString()
            : null);

    private static string DirectionRefusal(ModelInfo info)
    {
        string found = info.NeedsWindow ? "one that also runs backwards or needs whole windows"
            : info.Tokens > 0 ? "one of " + info.Tokens.ToString() + " tokens"
            : info.Window > 0 ? "one of windows of " + info.Window.ToString() + " steps"
            : null;
        return found == null ? null : "model: expected one that is stepped through readings without end, found " + found;
    }

    private static string RecipeRefusal(Recipe recipe, int interval)
    {
        if (recipe == null)
        {
            return "recipe: expected one that makes the model's inputs of readings, found none; the sidecar's readings state it";
        }

        string found = "found " + recipe.Step.ToString();
        return recipe.Step < 1 || recipe.Step > LongestStep ? "step: expected 1 to " + LongestStep.ToString() + " seconds between readings, " + found
            : interval > 0 && interval != recipe.Step ? "step: expected the " + interval.ToString() + " seconds that the settings state, " + found
            : null;
    }

    private static string ReadingsRefusal(Recipe recipe, IMeasures sensors)
    {
        for (int i = 0; i < recipe.Readings.Length; i++)
        {
            ReadingChannel reading = recipe.Readings[i];
            if (!Quantities.IsConvertible(reading.Quantity, reading.Unit))
            {
                return "reading " + reading.Name + ": expected its unit to be " + Quantities.Units(reading.Quantity) + ", found " + reading.Unit;
            }

            if (sensors != null && !sensors.Measures(reading.Quantity, reading.Name))
            {
                return "reading " + reading.Name + ": expected what a sensor of the station measures, found quantity " + Quantities.Name(reading.Quantity);
            }

            string twin = sensors == null ? null : Twin(recipe.Readings, i, sensors);
            if (twin != null)
            {
                return "readings " + twin + " and " + reading.Name + ": expected one reading of " + Quantities.Name(reading.Quantity) + " from the sensors, found two, which would get the same value";
            }
        }

        return null;
    }

    /// <summary>The reading before another one that the same sensor would give, because neither has one of its own name; or null.</summary>
    private static string Twin(ReadingChannel[] readings, int index, IMeasures sensors)
    {
        for (int i = 0; i < index; i++)
        {
            if (readings[i].Quantity == readings[index].Quantity && !IsGivenByName(readings[i], sensors) && !IsGivenByName(readings[index], sensors))
            {
                return readings[i].Name;
            }
        }

        return null;
    }

    private static bool IsGivenByName(ReadingChannel reading, IMeasures sensors) => sensors.Measures(Quantity.Other, reading.Name);

    private static string TaskRefusal(ModelInfo info) =>
        info.Task == ModelTask.Binary && info.Outputs.Length != 1
            ? "outputs: expected 1 of a binary task, found " + info.Outputs.Length.ToString()
            : null;
}

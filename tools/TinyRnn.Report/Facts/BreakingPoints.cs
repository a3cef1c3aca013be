using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Report.Rows;

namespace TinyRnn.Report.Facts;

/// <summary>What would break a model: what it takes for granted, from its file and from what was cut.</summary>
internal static class BreakingPoints
{
    private const double ManyCut = 0.001;
    private const int MostNamed = 6;

    public static IEnumerable<string> Of(RnnModel model, JudgedRows rows, IReadOnlyList<Saturation> saturations)
    {
        ModelInfo info = model.Info;
        if (info.Recipe is { } recipe)
        {
            string zone = FormattableString.Invariant($"{(recipe.Zone < 0 ? "-" : "+")}{Math.Abs(recipe.Zone) / 60:00}:{Math.Abs(recipe.Zone) % 60:00}");
            if (recipe.Step > 0)
            {
                yield return FormattableString.Invariant($"Another interval: a row every {recipe.Step} s was trained; another one is refused or makes other features.");
            }

            yield return FormattableString.Invariant($"A gap: up to {recipe.Hold} missing steps are held; after more, all begins anew and the network has to warm up.");
            if (recipe.Readings.Length > 0 && recipe.Step > 0)
            {
                yield return $"A clock that is wrong: hours are counted in UTC{zone}, without daylight saving.";
            }

            foreach (string reading in recipe.Readings.Take(MostNamed).Where(reading => reading.Most > reading.Least).Select(reading => FormattableString.Invariant(
                $"{reading.Name} outside of {reading.Least:0.####} to {reading.Most:0.####} {reading.Unit}, or in another unit: nothing like it was seen in training.")))
            {
                yield return reading;
            }
        }

        Saturation[] cut = [.. saturations.Where(one => one.Share > ManyCut).OrderByDescending(one => one.Share).Take(MostNamed)];
        foreach (Saturation one in cut)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Readings that go further: {one.Where} was cut in {100 * one.Share:F2} % of this file's values.");
        }

        if (cut.Length == 0)
        {
            yield return "Readings beyond the calibrated range are cut to it; in this file hardly any was.";
        }

        yield return "Another place, another sensor or another season than those it was trained on: nothing here tells how it does there.";
    }
}

using System;
using TinyRnn.CompilerServices;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings;

namespace TinyRnn.Quantizer.Samples;

/// <summary>Applies a recipe to the rows of a file, as a board does it reading by reading.</summary>
internal sealed class RecipeRows
{
    private readonly Recipe _recipe;
    private readonly FeatureRunner _runner;
    private readonly float[] _row;

    /// <exception cref="CsvInputException">The recipe needs dates that the file does not have.</exception>
    public RecipeRows(Recipe recipe, ReadingSource source)
    {
        _recipe = recipe;
        _runner = new FeatureRunner(recipe);
        _row = new float[recipe.Readings.Length];
        for (int at = 0; at < recipe.Operations.Length; at += Recipe.Stride)
        {
            if (recipe.Operations[at] >= (int)FeatureKind.HourSine && !source.HasDates)
            {
                throw new CsvInputException(source.Name, "the recipe makes features of the date and time, but the file has none; --time states its column");
            }
        }
    }

    /// <summary>True when the current row begins everything anew, but is not the first of the file.</summary>
    public bool StartsAnew { get; private set; }

    /// <summary>True when the current row gives features.</summary>
    public bool HasFeatures { get; private set; }

    /// <summary>Takes the current step of a file.</summary>
    /// <param name="steps">Stands at the step.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <param name="features">Receives the features; NaN when there are none.</param>
    public void Take(StepReader steps, string name, float[] features)
    {
        if (steps.StartsSeries)
        {
            _runner.Reset();
        }

        ReadOnlySpan<double> values = steps.Values;
        for (int i = 0; i < _row.Length; i++)
        {
            _row[i] = (float)values[i];
        }

        StepOutcome outcome = _runner.Take(_row, steps.Seconds(_recipe.Zone) ?? _recipe.TimeOf(steps.Count));
        if (outcome == StepOutcome.Bridged)
        {
            throw new CsvInputException(name, steps.Line, $"expected each step of {_recipe.Step} s, which the recipe states, found some missing; --step {_recipe.Step} fills them");
        }

        HasFeatures = _runner.Next(features);
        StartsAnew = steps.StartsSeries || (outcome == StepOutcome.Started && steps.Count > 1);
        if (!HasFeatures)
        {
            Array.Fill(features, float.NaN);
        }
    }
}

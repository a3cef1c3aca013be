using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Readings;
using TinyRnn.Quantizer.Samples;

namespace TinyRnn.Quantizer.Pipeline;

/// <summary>A file as a model takes it: CSV for a model of readings, texts for one of tokens.</summary>
public static class SampleFile
{
    /// <summary>The column that separates series when none is stated.</summary>
    private const string SequenceColumn = "sequence";

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file; <c>-</c> is the standard input.</param>
    /// <param name="signature">Of the model.</param>
    /// <param name="choices">What is wanted.</param>
    /// <param name="watch">Is told of the file.</param>
    /// <exception cref="DataException">The file cannot be used.</exception>
    /// <exception cref="SampleChoiceException">A choice does not fit the model.</exception>
    public static ISampleReader Open(string path, ModelSignature signature, SampleChoices choices, SampleWatch? watch = null) =>
        Prepare(path, signature, choices, watch)();

    /// <summary>Looks at a file once, tells the watch what it was taken to be, and gives its samples as often as they are needed.</summary>
    /// <param name="path">The file; <c>-</c> is the standard input, which can be read once.</param>
    /// <param name="signature">Of the model.</param>
    /// <param name="choices">What is wanted.</param>
    /// <param name="watch">Is told of the file.</param>
    /// <exception cref="DataException">The file cannot be used.</exception>
    /// <exception cref="SampleChoiceException">A choice does not fit the model.</exception>
    public static Func<ISampleReader> Prepare(string path, ModelSignature signature, SampleChoices choices, SampleWatch? watch = null)
    {
        ArgumentNullException.ThrowIfNull(signature);
        ArgumentNullException.ThrowIfNull(choices);
        watch ??= SampleWatch.None;
        watch.Opening(path);
        return signature.Tokens > 0 ? () => OpenText(path, signature, choices) : PrepareReadings(path, signature, choices, watch);
    }

    /// <summary>The columns of <see cref="SampleChoices.Kept"/>, or, when none are stated, what tells one output of a text from another.</summary>
    public static IReadOnlyList<string> Kept(ModelSignature signature, SampleChoices choices)
    {
        ArgumentNullException.ThrowIfNull(signature);
        ArgumentNullException.ThrowIfNull(choices);
        return choices.Kept.Count > 0 || signature.Tokens == 0 ? choices.Kept
        : signature.GivesLastStep ? ["text"]
        : ["line", "token"];
    }

    /// <summary>Steps of a window of readings; 0 for a model that is stepped.</summary>
    /// <param name="signature">Of the model.</param>
    /// <param name="stated">The steps that were asked for, if any.</param>
    /// <exception cref="SampleChoiceException">The model needs windows, and nothing says how long they are.</exception>
    public static int WindowOf(ModelSignature signature, int? stated)
    {
        ArgumentNullException.ThrowIfNull(signature);
        int window = stated ?? signature.Window;
        if (window > 0 || !signature.NeedsWindow)
        {
            return window;
        }

        throw new SampleChoiceException(
            stated == 0
                ? $"window 0: {signature.Name} also runs backwards, or needs whole windows, and cannot be stepped"
                : $"window: expected its steps, because {signature.Name} also runs backwards, or needs whole windows, and does not say how long its windows are"
        );
    }

    private static Func<ISampleReader> PrepareReadings(string path, ModelSignature signature, SampleChoices choices, SampleWatch watch)
    {
        if (choices.Next)
        {
            throw new SampleChoiceException($"next: expected a model of tokens, but {signature.Name} takes readings");
        }

        int window = WindowOf(signature, choices.Window);
        ColumnMapping? predicted = TargetColumn.Find(path, signature, choices);
        foreach (string label in choices.Labels)
        {
            TargetColumn.RequireUnit(label, signature);
        }

        ReadingOptions stated = ForReadings(choices.Raw, choices.Target, signature) with { Said = TargetColumn.Describe(predicted, choices.Target) };
        (ReadingSource source, ReadingColumns columns) = Open(path, Columns(signature, choices, predicted, window > 0), signature.Recipe, stated);
        watch.Opened(source);
        columns = WithLabels(path, source, columns, choices.Target, predicted);
        if (signature.Recipe is not null)
        {
            watch.Taken(source, columns.Recipe is not null);
        }

        return () =>
        {
            var readings = new ReadingReader(source, columns, ownsSource: true);
            return window == 0 ? readings : Windows(readings, window, signature);
        };
    }

    /// <summary>The labels that a target makes of the file.</summary>
    private static ReadingColumns WithLabels(string path, ReadingSource source, ReadingColumns columns, PredictionTarget? target, ColumnMapping? predicted) =>
        target is null ? columns
        : path == "-" ? throw new SampleChoiceException("target: expected a file, since what is predicted lies ahead in it; found the standard input")
        : columns with { Target = TargetLabels.Of(source, target, predicted) };

    /// <summary>Where readings stand; where the column that is predicted stands is not about them, unless it is one of them too.</summary>
    private static ReadingOptions ForReadings(ReadingOptions stated, PredictionTarget? target, ModelSignature signature) =>
        target is null || Readings(signature).Contains(target.Column) ? stated
        : stated with { Columns = [.. stated.Columns.Where(mapping => mapping.Name != target.Column)] };

    private static IEnumerable<string> Readings(ModelSignature signature) =>
        signature.Recipe is { } made ? made.Recipe.Readings.Select(reading => reading.Name) : signature.Features;

    /// <summary>A file with all readings of the recipe, otherwise one with the features, made before.</summary>
    private static (ReadingSource Source, ReadingColumns Columns) Open(string path, ReadingColumns columns, NetworkRecipe? made, ReadingOptions stated)
    {
        if (made is null)
        {
            return (ReadingSource.Open(path, ReadingReader.OptionsOf(columns, stated)), columns);
        }

        Recipe recipe = made.Recipe;
        if (recipe.Step > 0 && stated.Step is { } step && step != recipe.Step)
        {
            throw new SampleChoiceException($"step: expected {recipe.Step} s, which the model's recipe states, found {step}");
        }

        ReadingColumns raw = columns with
        {
            Recipe = recipe,
            Features = recipe.Readings.Select(reading => reading.Name).ToArray(),
            Units = recipe.Readings.Select(reading => reading.Unit).ToArray(),
            Usual = made.Columns,
        };
        try
        {
            return (ReadingSource.Open(path, ReadingReader.OptionsOf(raw, stated)), raw);
        }
        catch (CsvInputException) when (path != "-" && HasFeatures(path, columns, stated))
        {
            return (ReadingSource.Open(path, ReadingReader.OptionsOf(columns, stated)), columns);
        }
    }

    private static bool HasFeatures(string path, ReadingColumns columns, ReadingOptions stated)
    {
        try
        {
            using ReadingSource source = ReadingSource.Open(path, ReadingReader.OptionsOf(columns, stated));
            return columns.Features.All(source.Header.Contains);
        }
        catch (CsvInputException)
        {
            return false;
        }
    }

    private static WindowReader Windows(ReadingReader readings, int window, ModelSignature signature) =>
        new(readings, window, signature.GivesLastStep)
        {
            OutputSteps = signature.OutputSteps,
            NeedsFullWindow = signature.NeedsFullWindow,
        };

    private static ReadingColumns Columns(ModelSignature signature, SampleChoices choices, ColumnMapping? predicted, bool windows) =>
        new(signature.InputSize, signature.Features)
        {
            Units = signature.Units,
            Usual = signature.UsualColumns,
            Labels = choices.Target is { } target ? [predicted?.Header ?? target.Column] : choices.Labels,
            Classes = signature.Task == NetworkTask.MultiClass ? signature.Outputs : [],
            Kept = choices.Kept,
            Sequence = choices.Sequence ?? choices.Target?.Sequence,
            DefaultSequence = windows ? SequenceColumn : null,
            BadReadings = choices.BadReadings,
        };

    private static TextSampleReader OpenText(string path, ModelSignature signature, SampleChoices choices)
    {
        IReadOnlyList<string> kept = Kept(signature, choices);
        if (kept.FirstOrDefault(name => !TextColumns.KeptNames.Contains(name)) is string unknown)
        {
            string names = string.Join(", ", TextColumns.KeptNames);
            throw new SampleChoiceException($"keep: expected one of {names} of a text, found '{unknown}'");
        }

        if (choices.Labels.Count > 0)
        {
            throw new SampleChoiceException($"label: {signature.Name} takes lines of tokens; the label of each stands behind its text and a tab");
        }

        return new TextSampleReader(
            TextLineReader.Open(path),
            new TextColumns(new Tokenizer(signature.Tokens, signature.Vocabulary))
            {
                Labels = LabelsOf(signature, choices),
                OutputAtEachToken = !signature.GivesLastStep,
                Classes = signature.Classes,
                LabelCount = signature.LabelCount,
                Kept = kept,
                MostTokens = choices.Window ?? signature.Window,
            }
        );
    }

    private static TextLabels LabelsOf(ModelSignature signature, SampleChoices choices)
    {
        if (!choices.Next)
        {
            return !choices.TextLabels ? TextLabels.None
                : signature.GivesLastStep ? TextLabels.Line
                : TextLabels.Token;
        }

        if (signature.GivesLastStep)
        {
            throw new SampleChoiceException($"next: expected a model with an output at each token, but {signature.Name} gives one for a line");
        }

        if (signature.Task != NetworkTask.MultiClass)
        {
            throw new SampleChoiceException($"next: expected a model that chooses among tokens (task multiclass), but the task of {signature.Name} is {signature.Task}");
        }

        return TextLabels.Next;
    }
}

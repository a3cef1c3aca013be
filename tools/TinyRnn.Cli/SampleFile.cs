using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Cli;

/// <summary>A file as a model takes it: CSV for a model of readings, texts for one of tokens.</summary>
internal static class SampleFile
{
    /// <summary>The column that separates series when none is stated.</summary>
    private const string SequenceColumn = "sequence";

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file; <c>-</c> is the standard input.</param>
    /// <param name="signature">Of the model.</param>
    /// <param name="choices">What is wanted.</param>
    public static ISampleReader Open(string path, ModelSignature signature, SampleChoices choices) =>
        signature.Tokens > 0 ? OpenText(path, signature, choices) : OpenReadings(path, signature, choices);

    /// <summary>The columns of <see cref="SampleChoices.Kept"/>, or, when none are stated, what tells one output of a text from another.</summary>
    public static IReadOnlyList<string> Kept(ModelSignature signature, SampleChoices choices) =>
        choices.Kept.Count > 0 || signature.Tokens == 0 ? choices.Kept
        : signature.GivesLastStep ? ["text"]
        : ["line", "token"];

    /// <summary>Steps of a window of readings; 0 for a model that is stepped.</summary>
    public static int WindowOf(ModelSignature signature, int? stated)
    {
        int window = stated ?? signature.Window;
        if (window > 0 || !signature.NeedsWindow)
        {
            return window;
        }

        throw new InputException(
            stated == 0
                ? $"--window 0: {signature.Name} also runs backwards, or needs whole windows, and cannot be stepped"
                : $"{signature.Name} also runs backwards, or needs whole windows, and does not say how long its windows are; --window STEPS does"
        );
    }

    private static ISampleReader OpenReadings(string path, ModelSignature signature, SampleChoices choices)
    {
        if (choices.Next)
        {
            throw new InputException($"--next: expected a model of tokens, but {signature.Name} takes readings");
        }

        int window = WindowOf(signature, choices.Window);
        CsvTable table = CsvTable.Open(path);
        try
        {
            var readings = new ReadingReader(table, Columns(table, signature, choices, window > 0));
            return window == 0 ? readings : Windows(readings, window, signature);
        }
        catch
        {
            table.Dispose();
            throw;
        }
    }

    private static WindowReader Windows(ReadingReader readings, int window, ModelSignature signature) =>
        new(readings, window, signature.GivesLastStep)
        {
            OutputSteps = signature.OutputSteps,
            NeedsFullWindow = signature.NeedsFullWindow,
        };

    private static ReadingColumns Columns(CsvTable table, ModelSignature signature, SampleChoices choices, bool windows)
    {
        bool hasSequence = windows && table.Header.Contains(SequenceColumn) && !signature.Features.Concat(choices.Labels).Contains(SequenceColumn);
        return new ReadingColumns(signature.InputSize, signature.Features)
        {
            Labels = choices.Labels,
            Classes = signature.Task == NetworkTask.MultiClass ? signature.Outputs : [],
            Kept = choices.Kept,
            Sequence = choices.Sequence ?? (hasSequence ? SequenceColumn : null),
            BadReadings = choices.BadReadings,
        };
    }

    private static TextSampleReader OpenText(string path, ModelSignature signature, SampleChoices choices)
    {
        IReadOnlyList<string> kept = Kept(signature, choices);
        if (kept.FirstOrDefault(name => !TextColumns.KeptNames.Contains(name)) is string unknown)
        {
            string names = string.Join(", ", TextColumns.KeptNames);
            throw new InputException($"--keep: expected one of {names} of a text, found '{unknown}'");
        }

        if (choices.Labels.Count > 0)
        {
            throw new InputException($"--label: {signature.Name} takes lines of tokens; the label of each stands behind its text and a tab");
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
            throw new InputException($"--next: expected a model with an output at each token, but {signature.Name} gives one for a line");
        }

        if (signature.Task != NetworkTask.MultiClass)
        {
            throw new InputException($"--next: expected a model that chooses among tokens (task multiclass), but the task of {signature.Name} is {signature.Task}");
        }

        return TextLabels.Next;
    }
}

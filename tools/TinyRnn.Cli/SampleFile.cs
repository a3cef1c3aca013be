using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Cli.Files;
using TinyRnn.Cli.Views;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Readings;
using TinyRnn.Quantizer.Samples;

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
    public static ISampleReader Open(string path, ModelSignature signature, SampleChoices choices) => Prepare(path, signature, choices)();

    /// <summary>Looks at a file once, says what it was taken to be, and gives its samples as often as they are needed.</summary>
    /// <param name="path">The file; <c>-</c> is the standard input, which can be read once.</param>
    /// <param name="signature">Of the model.</param>
    /// <param name="choices">What is wanted.</param>
    public static Func<ISampleReader> Prepare(string path, ModelSignature signature, SampleChoices choices)
    {
        StandardInput.RequireOpen(path);
        return signature.Tokens > 0 ? () => OpenText(path, signature, choices) : PrepareReadings(path, signature, choices);
    }

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

    private static Func<ISampleReader> PrepareReadings(string path, ModelSignature signature, SampleChoices choices)
    {
        if (choices.Next)
        {
            throw new InputException($"--next: expected a model of tokens, but {signature.Name} takes readings");
        }

        int window = WindowOf(signature, choices.Window);
        ReadingColumns columns = Columns(signature, choices, window > 0);
        ReadingSource source = ReadingSource.Open(path, ReadingReader.OptionsOf(columns, choices.Raw));
        FindingView.WriteGuesses(source.Name, source.Findings);
        if (source.Reports.Any(report => report.Remarks.Count > 0))
        {
            ColumnReportView.Write(source.Reports);
        }

        return () =>
        {
            var readings = new ReadingReader(source, columns, ownsSource: true);
            return window == 0 ? readings : Windows(readings, window, signature);
        };
    }

    private static WindowReader Windows(ReadingReader readings, int window, ModelSignature signature) =>
        new(readings, window, signature.GivesLastStep)
        {
            OutputSteps = signature.OutputSteps,
            NeedsFullWindow = signature.NeedsFullWindow,
        };

    private static ReadingColumns Columns(ModelSignature signature, SampleChoices choices, bool windows) =>
        new(signature.InputSize, signature.Features)
        {
            Units = signature.Units,
            Labels = choices.Labels,
            Classes = signature.Task == NetworkTask.MultiClass ? signature.Outputs : [],
            Kept = choices.Kept,
            Sequence = choices.Sequence,
            DefaultSequence = windows ? SequenceColumn : null,
            BadReadings = choices.BadReadings,
        };

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

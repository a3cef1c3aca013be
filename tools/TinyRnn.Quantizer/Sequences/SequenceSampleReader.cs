using System.Collections.Generic;
using TinyRnn.Quantizer.Data;

namespace TinyRnn.Quantizer.Sequences;

/// <summary>Reads sequences to calibrate on: a line <c>context TAB target</c> each, or <c>target</c> for a model without a context.</summary>
public static class SequenceSampleReader
{
    /// <summary>Reads a whole file.</summary>
    /// <param name="path">UTF-8; <c>-</c> is the standard input.</param>
    /// <param name="text">Cuts the texts.</param>
    /// <exception cref="TextInputException">The file cannot be read, or a line cannot be used.</exception>
    public static List<SequenceSample> Read(string path, SequenceText text)
    {
        var samples = new List<SequenceSample>();
        using TextLineReader lines = TextLineReader.Open(path);
        while (lines.Read())
        {
            if (lines.Text.Length > 0)
            {
                samples.Add(Sample(lines, text));
            }
        }

        return samples.Count > 0 ? samples : throw new TextInputException(lines.Name, "expected at least one line, found none");
    }

    private static SequenceSample Sample(TextLineReader lines, SequenceText text)
    {
        string[] fields = lines.Text.Split('\t');
        if (fields.Length != (text.HasContext ? 2 : 1))
        {
            string expected = text.HasContext ? "a text, a tab and what is to be written" : "one text";
            throw new TextInputException(lines.Name, lines.Line, $"expected {expected}, found {fields.Length} fields");
        }

        float[] window = [];
        string? problem = text.HasContext ? text.CutContext(fields[0], out window) : null;
        if (problem is not null)
        {
            throw new TextInputException(lines.Name, lines.Line, problem);
        }

        problem = text.CutTokens(fields[^1], out int[] tokens);
        problem ??= tokens.Length == 0 ? "expected at least one token to be written, found none" : null;
        return problem is null ? new SequenceSample(window, tokens) : throw new TextInputException(lines.Name, lines.Line, problem);
    }
}

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using TinyRnn.Cli.Output;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Evaluation;

namespace TinyRnn.Cli;

/// <summary>Readings through a model into a CSV file.</summary>
internal static class RowPipeline
{
    /// <param name="model">Starts from its present state.</param>
    /// <param name="readings">All of them are read.</param>
    /// <param name="kept">The names of the columns that the reader keeps.</param>
    /// <param name="target">A file, which appears when it is complete, or <c>-</c>.</param>
    /// <param name="flushRows">True when somebody waits for every row.</param>
    public static void Run(IStreamingModel model, ReadingReader readings, IReadOnlyList<string> kept, string target, bool flushRows)
    {
        if (target == "-")
        {
            using Stream stdout = Console.OpenStandardOutput();
            Run(model, readings, kept, stdout, flushRows);
            return;
        }

        using var file = new AtomicFile(target);
        Run(model, readings, kept, file.Stream, flushRows: false);
        file.Commit();
    }

    /// <inheritdoc cref="Run(IStreamingModel, ReadingReader, IReadOnlyList{string}, string, bool)"/>
    public static void Run(IStreamingModel model, ReadingReader readings, IReadOnlyList<string> kept, Stream target, bool flushRows)
    {
        var output = new float[model.Signature.Outputs.Count];
        using var rows = new OutputRows(target, kept.Concat(model.Signature.Outputs), flushRows);
        while (readings.Read())
        {
            model.Predict(readings.Reading, output);
            for (int i = 0; i < kept.Count; i++)
            {
                rows.Add(readings.Kept(i));
            }

            foreach (float value in output)
            {
                rows.Add(value);
            }

            rows.EndRow();
        }

        readings.RequireRows();
    }
}

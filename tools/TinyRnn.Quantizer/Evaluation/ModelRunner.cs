using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using TinyRnn.Quantizer.Data;

namespace TinyRnn.Quantizer.Evaluation;

/// <summary>Streams readings through a model into a CSV file, one row out per row in.</summary>
public static class ModelRunner
{
    /// <summary>Runs a model from its present state on all rows.</summary>
    /// <param name="model">The model.</param>
    /// <param name="readings">Opened with the model's features.</param>
    /// <param name="kept">The names of the columns that the reader keeps; they come before the outputs.</param>
    /// <param name="target">Left open.</param>
    /// <param name="flushRows">True when somebody waits for every row.</param>
    /// <exception cref="CsvInputException">The file has no rows, or a field is not what it should be.</exception>
    public static void Run(IStreamingModel model, ReadingReader readings, IReadOnlyList<string> kept, Stream target, bool flushRows)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(readings);
        ArgumentNullException.ThrowIfNull(kept);
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

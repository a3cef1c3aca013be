using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Samples;

namespace TinyRnn.Quantizer.Evaluation;

/// <summary>Runs a model on samples into a CSV file, one row out per output, and an empty one per row that ends no window.</summary>
public static class ModelRunner
{
    /// <summary>Runs a model on all samples, on the first from its present state unless that starts fresh.</summary>
    /// <param name="model">The model.</param>
    /// <param name="samples">What the model takes.</param>
    /// <param name="kept">The names of the columns that the samples keep; they come before the outputs.</param>
    /// <param name="target">Left open.</param>
    /// <param name="flushRows">True when somebody waits for every row.</param>
    /// <exception cref="DataException">The file has no samples, or a field is not what it should be.</exception>
    public static void Run(IRecurrentModel model, ISampleReader samples, IReadOnlyList<string> kept, Stream target, bool flushRows)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(kept);
        var run = new ModelRun(model, scorer: null, monitor: null);
        using var rows = new OutputRows(target, kept.Concat(model.Signature.Outputs), flushRows);
        while (samples.Read())
        {
            bool hasOutput = samples.Inputs.Length > 0;
            if (hasOutput)
            {
                run.Predict(samples);
            }

            for (int row = 0; row < samples.Rows; row++)
            {
                samples.WriteKept(row, rows);
                if (hasOutput)
                {
                    Write(rows, run.Output(row));
                }
                else
                {
                    rows.AddEmpty(model.Signature.Outputs.Count);
                }

                rows.EndRow();
            }
        }

        samples.RequireSamples();
    }

    private static void Write(OutputRows rows, ReadOnlySpan<float> output)
    {
        foreach (float value in output)
        {
            rows.Add(value);
        }
    }
}

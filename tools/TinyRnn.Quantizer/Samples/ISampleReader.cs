using System;
using TinyRnn.Quantizer.Data;

namespace TinyRnn.Quantizer.Samples;

/// <summary>
/// Samples from a file, one after the other: a row of readings, a window of rows, or a line of tokens, each with the labels of
/// the outputs that a model gives for it.
/// </summary>
public interface ISampleReader : IDisposable
{
    /// <summary>The file's name, for messages.</summary>
    string Name { get; }

    /// <summary>[steps, inputs] of the current sample, in the features' units or tokens. Empty when it gives no output, because its
    /// row ends no full window. Overwritten by the next sample.</summary>
    float[] Inputs { get; }

    /// <summary>True when the model goes back to its initial state before the current sample.</summary>
    bool StartsFresh { get; }

    /// <summary>Output vectors of the current sample, or, of one without inputs, rows that stay empty.</summary>
    int Rows { get; }

    /// <summary>Bytes taken from the file so far.</summary>
    long Position { get; }

    /// <summary>Bytes of the file, or null when it does not tell.</summary>
    long? Length { get; }

    /// <summary>Advances to the next sample.</summary>
    /// <returns>False at the end of the file.</returns>
    /// <exception cref="DataException">The file is not what it should be; says where.</exception>
    bool Read();

    /// <summary>The labels of an output vector of the current sample, a missing one NaN; empty when there are none.</summary>
    /// <param name="row">From 0.</param>
    ReadOnlySpan<double> LabelsOf(int row);

    /// <summary>An error at a label of the current sample.</summary>
    /// <param name="row">The output vector, from 0.</param>
    /// <param name="index">The label's place among those of the row.</param>
    /// <param name="problem">What was expected and what was found.</param>
    DataException LabelError(int row, int index, string problem);

    /// <summary>The error that nothing has a label.</summary>
    DataException MissingLabels();

    /// <summary>Writes what is kept of the input beside an output vector.</summary>
    /// <param name="row">From 0.</param>
    /// <param name="target">Each kept column is added to it.</param>
    void WriteKept(int row, OutputRows target);

    /// <summary>Fails when no sample with inputs was read.</summary>
    void RequireSamples();
}

using System;
using TinyRnn.Quantizer.Data;

namespace TinyRnn.Quantizer.Samples;

/// <summary>Every so many-th of the samples that have inputs.</summary>
public sealed class PickedSamples : ISampleReader
{
    private readonly ISampleReader _samples;
    private readonly long _stride;
    private long _count;

    /// <summary>Picks the first sample and each that follows <paramref name="stride"/> after one.</summary>
    /// <param name="samples">Disposed with the reader. Each starts fresh, because others are left out between them.</param>
    /// <param name="stride">1 for all.</param>
    public PickedSamples(ISampleReader samples, long stride)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, 1);
        _samples = samples;
        _stride = stride;
    }

    /// <inheritdoc/>
    public string Name => _samples.Name;

    /// <inheritdoc/>
    public float[] Inputs => _samples.Inputs;

    /// <inheritdoc/>
    public bool StartsFresh => _samples.StartsFresh;

    /// <inheritdoc/>
    public int Rows => _samples.Rows;

    /// <inheritdoc/>
    public long Position => _samples.Position;

    /// <inheritdoc/>
    public long? Length => _samples.Length;

    /// <inheritdoc/>
    public bool Read()
    {
        while (_samples.Read())
        {
            if (_samples.Inputs.Length > 0 && _count++ % _stride == 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public ReadOnlySpan<double> LabelsOf(int row) => _samples.LabelsOf(row);

    /// <inheritdoc/>
    public DataException LabelError(int row, int index, string problem) => _samples.LabelError(row, index, problem);

    /// <inheritdoc/>
    public DataException MissingLabels() => _samples.MissingLabels();

    /// <inheritdoc/>
    public void WriteKept(int row, OutputRows target) => _samples.WriteKept(row, target);

    /// <inheritdoc/>
    public void RequireSamples() => _samples.RequireSamples();

    /// <inheritdoc/>
    public void Dispose() => _samples.Dispose();
}

using System;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Samples;

namespace TinyRnn.Cli.Output;

/// <summary>Samples that tell how far they have been read.</summary>
/// <param name="samples">All is theirs; they are not disposed.</param>
/// <param name="report">Gets the bytes that were taken from the file, now and then and at the end.</param>
internal sealed class WatchedSamples(ISampleReader samples, Action<long> report) : ISampleReader
{
    private const int SamplesPerReport = 64;

    private int _count;

    public string Name => samples.Name;

    public float[] Inputs => samples.Inputs;

    public bool StartsFresh => samples.StartsFresh;

    public int Rows => samples.Rows;

    public long Position => samples.Position;

    public long? Length => samples.Length;

    public bool Read()
    {
        bool found = samples.Read();
        _count = (_count + 1) % SamplesPerReport;
        if (_count == 0 || !found)
        {
            report(found ? samples.Position : samples.Length ?? samples.Position);
        }

        return found;
    }

    public ReadOnlySpan<double> LabelsOf(int row) => samples.LabelsOf(row);

    public DataException LabelError(int row, int index, string problem) => samples.LabelError(row, index, problem);

    public DataException MissingLabels() => samples.MissingLabels();

    public void WriteKept(int row, OutputRows target) => samples.WriteKept(row, target);

    public void RequireSamples() => samples.RequireSamples();

    public void Dispose()
    {
    }
}

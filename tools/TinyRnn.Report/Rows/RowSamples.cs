using System;
using System.Linq;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Samples;

namespace TinyRnn.Report.Rows;

/// <summary>Rows that were read, given once more without the file.</summary>
/// <param name="rows">The rows.</param>
internal sealed class RowSamples(JudgedRows rows) : ISampleReader
{
    private int _row = -1;

    public string Name => rows.Signature.Name;

    public float[] Inputs { get; } = new float[rows.InputSize];

    public bool StartsFresh => rows.Begins.Contains(_row);

    public int Rows => 1;

    public long Position => _row;

    public long? Length => rows.Count;

    public bool Read()
    {
        _row++;
        if (_row >= rows.Count)
        {
            return false;
        }

        rows.Inputs.AsSpan(_row * Inputs.Length, Inputs.Length).CopyTo(Inputs);
        return true;
    }

    public ReadOnlySpan<double> LabelsOf(int row) => rows.Labels.AsSpan(_row, 1);

    public DataException LabelError(int row, int index, string problem) => new CsvInputException(Name, $"row {_row + 1}: {problem}");

    public DataException MissingLabels() => new CsvInputException(Name, "no row has a label");

    public void WriteKept(int row, OutputRows target) => throw new NotSupportedException("nothing is kept");

    public void RequireSamples() { }

    public void Dispose() { }
}

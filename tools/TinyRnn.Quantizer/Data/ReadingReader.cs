using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace TinyRnn.Quantizer.Data;

/// <summary>
/// Readings, and labels if there are any, from a CSV file, one row at a time: samples of one step, for a model that carries its
/// state to the end of the series. Reading a row allocates nothing.
/// </summary>
public sealed class ReadingReader : ISampleReader
{
    private readonly CsvTable _table;
    private readonly ReadingColumns _columns;
    private readonly int[] _features;
    private readonly int[] _labels;
    private readonly int[] _kept;
    private readonly int _sequence;
    private byte[] _series = [];
    private int _seriesLength = -1;

    /// <summary>Finds the columns.</summary>
    /// <param name="table">Disposed with the reader.</param>
    /// <param name="columns">What is wanted.</param>
    /// <exception cref="CsvInputException">A column is missing, or there are too many or too few to be taken in order.</exception>
    public ReadingReader(CsvTable table, ReadingColumns columns)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(columns);
        _table = table;
        _columns = columns;
        _labels = columns.Labels.Select(name => table.Find(name, "label")).ToArray();
        _kept = columns.Kept.Select(name => table.Find(name, "kept")).ToArray();
        _sequence = columns.Sequence == null ? -1 : table.Find(columns.Sequence, "sequence");
        _features =
            columns.Features.Count > 0 ? columns.Features.Select(name => table.Find(name, "feature")).ToArray() : TakeInOrder();
        Reading = new float[columns.InputSize];
        Labels = new double[_labels.Length];
    }

    /// <summary>The current row's readings, in the features' units; a missing one is NaN. Overwritten by the next row.</summary>
    public float[] Reading { get; }

    /// <summary>The current row's labels; a missing one is NaN. Overwritten by the next row.</summary>
    public double[] Labels { get; }

    /// <summary>True when the current row is the first of a series, but not of the file.</summary>
    public bool StartsSeries { get; private set; }

    /// <summary>The file.</summary>
    public CsvTable Table => _table;

    /// <summary>Number of kept columns.</summary>
    public int KeptCount => _kept.Length;

    string ISampleReader.Name => _table.Name;

    float[] ISampleReader.Inputs => Reading;

    bool ISampleReader.StartsFresh => StartsSeries;

    int ISampleReader.Rows => 1;

    long ISampleReader.Position => _table.Position;

    long? ISampleReader.Length => _table.Length;

    /// <summary>Advances to the next row.</summary>
    /// <returns>False at the end of the file.</returns>
    /// <exception cref="CsvInputException">A field is not a number, or a reading is missing where that is an error.</exception>
    public bool Read()
    {
        if (!_table.Read())
        {
            return false;
        }

        if (_sequence >= 0)
        {
            CompareSeries(_table.Field(_sequence));
        }

        for (int i = 0; i < _features.Length; i++)
        {
            Reading[i] = ReadFeature(_features[i]);
        }

        for (int i = 0; i < _labels.Length; i++)
        {
            Labels[i] = ReadLabel(_labels[i]);
        }

        return true;
    }

    /// <summary>A kept column of the current row, as UTF-8 text.</summary>
    /// <param name="index">Its place among the kept columns.</param>
    public ReadOnlySpan<byte> Kept(int index) => _table.Field(_kept[index]);

    /// <summary>An error at a label of the current row.</summary>
    /// <param name="index">Its place among the labels.</param>
    /// <param name="problem">What was expected and what was found.</param>
    public CsvInputException LabelError(int index, string problem) => _table.Error(_labels[index], problem);

    /// <summary>An error at a label of an earlier row.</summary>
    /// <param name="line">The row's line, from 1.</param>
    /// <param name="index">Its place among the labels.</param>
    /// <param name="problem">What was expected and what was found.</param>
    public CsvInputException LabelError(long line, int index, string problem) => _table.Error(line, _labels[index], problem);

    /// <summary>Fails when no row was read.</summary>
    public void RequireRows()
    {
        if (_table.RowCount == 0)
        {
            throw new CsvInputException(_table.Name, "the file has a header but no rows");
        }
    }

    ReadOnlySpan<double> ISampleReader.LabelsOf(int row) => Labels;

    DataException ISampleReader.LabelError(int row, int index, string problem) => LabelError(index, problem);

    DataException ISampleReader.MissingLabels() => new CsvInputException(_table.Name, "no row has a label");

    void ISampleReader.WriteKept(int row, OutputRows target)
    {
        ArgumentNullException.ThrowIfNull(target);
        for (int i = 0; i < _kept.Length; i++)
        {
            target.Add(Kept(i));
        }
    }

    void ISampleReader.RequireSamples() => RequireRows();

    /// <inheritdoc/>
    public void Dispose() => _table.Dispose();

    private void CompareSeries(ReadOnlySpan<byte> series)
    {
        StartsSeries = _seriesLength >= 0 && !series.SequenceEqual(_series.AsSpan(0, _seriesLength));
        if (StartsSeries || _seriesLength < 0)
        {
            if (_series.Length < series.Length)
            {
                _series = new byte[2 * series.Length];
            }

            series.CopyTo(_series);
            _seriesLength = series.Length;
        }
    }

    private int[] TakeInOrder()
    {
        int[] free = Enumerable
            .Range(0, _table.ColumnCount)
            .Where(i => !_labels.Contains(i) && !_kept.Contains(i) && i != _sequence)
            .ToArray();
        if (free.Length == _columns.InputSize)
        {
            return free;
        }

        string others = _labels.Length + _kept.Length == 0 && _sequence < 0 ? "" : " besides the label and kept ones";
        throw new CsvInputException(
            _table.Name,
            1,
            $"the model's features have no names, so columns are taken in order: expected {_columns.InputSize} columns{others}, found {free.Length}"
        );
    }

    private float ReadFeature(int column)
    {
        ReadOnlySpan<byte> field = _table.Field(column);
        if (!NumberField.TryParse(field, out float value))
        {
            throw _table.Error(column, $"expected a number, found '{Encoding.UTF8.GetString(field)}'");
        }

        if (!float.IsFinite(value) && _columns.BadReadings == BadReadingPolicy.Throw)
        {
            throw _table.Error(column, $"expected a finite reading, found '{Encoding.UTF8.GetString(field)}'");
        }

        return value;
    }

    private double ReadLabel(int column)
    {
        ReadOnlySpan<byte> field = _table.Field(column);
        if (NumberField.TryParse(field, out double value))
        {
            return value;
        }

        IReadOnlyList<string> classes = _columns.Classes;
        for (int i = 0; i < classes.Count; i++)
        {
            if (Encoding.UTF8.GetString(field) == classes[i])
            {
                return i;
            }
        }

        string expected = classes.Count == 0 ? "a number" : $"a number or one of {string.Join(", ", classes)}";
        throw _table.Error(column, $"expected {expected}, found '{Encoding.UTF8.GetString(field)}'");
    }
}

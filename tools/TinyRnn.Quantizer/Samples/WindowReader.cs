using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Data;

namespace TinyRnn.Quantizer.Samples;

/// <summary>
/// Windows of readings from a CSV file, none across the border of two series. The model starts each from its initial state, so
/// that a reading that is missing at a window's start is the feature's mean, even where an earlier row has it.
/// </summary>
public sealed class WindowReader : ISampleReader
{
    private readonly ReadingReader _readings;
    private readonly int _steps;
    private readonly bool _sliding;
    private readonly float[] _window;
    private readonly int _inputSize;
    private readonly List<double[]> _labels = [];
    private readonly List<long> _lines = [];
    private readonly List<byte[][]> _kept = [];
    private int _filled;
    private bool _rowIsPending;
    private long _longestSeries;
    private long _seriesRows;
    private long _samples;

    /// <summary>Cuts readings into windows.</summary>
    /// <param name="readings">Disposed with the reader.</param>
    /// <param name="steps">Rows of a window, from 1.</param>
    /// <param name="sliding">
    /// True for a window that ends at each row, with one output and the labels of that row; the first rows of a series have none.
    /// False for windows one after the other with an output for each row; the last one of a series may be shorter.
    /// </param>
    public WindowReader(ReadingReader readings, int steps, bool sliding)
    {
        ArgumentNullException.ThrowIfNull(readings);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        _readings = readings;
        _steps = steps;
        _sliding = sliding;
        _inputSize = readings.Reading.Length;
        _window = new float[steps * _inputSize];
    }

    /// <summary>Output vectors of a window that is not sliding: those of its last rows; 0 for one of each row.</summary>
    public int OutputSteps { get; init; }

    /// <summary>True to leave out rows at the end of a series that do not make a window.</summary>
    public bool NeedsFullWindow { get; init; }

    /// <inheritdoc/>
    public string Name => _readings.Name;

    /// <inheritdoc/>
    public float[] Inputs { get; private set; } = [];

    /// <inheritdoc/>
    public bool StartsFresh => true;

    /// <inheritdoc/>
    public int Rows { get; private set; }

    /// <inheritdoc/>
    public long Position => _readings.Position;

    /// <inheritdoc/>
    public long? Length => _readings.Length;

    /// <inheritdoc/>
    public bool Read()
    {
        bool read = _sliding ? Slide() : ReadBlock();
        _samples += read && Inputs.Length > 0 ? 1 : 0;
        return read;
    }

    /// <inheritdoc/>
    public ReadOnlySpan<double> LabelsOf(int row) => _sliding ? _readings.Labels : _labels[RowOf(row)];

    /// <inheritdoc/>
    public DataException LabelError(int row, int index, string problem) =>
        _sliding ? _readings.LabelError(index, problem) : _readings.LabelError(_lines[RowOf(row)], index, problem);

    /// <inheritdoc/>
    public DataException MissingLabels() =>
        new CsvInputException(Name, _sliding ? $"no row that ends a window of {_steps} has a label" : "no row has a label");

    /// <inheritdoc/>
    public void WriteKept(int row, OutputRows target)
    {
        ArgumentNullException.ThrowIfNull(target);
        for (int i = 0; i < _readings.KeptCount; i++)
        {
            target.Add(_sliding ? _readings.Kept(i) : _kept[RowOf(row)][i]);
        }
    }

    /// <inheritdoc/>
    public void RequireSamples()
    {
        _readings.RequireRows();
        if (_samples == 0)
        {
            throw new CsvInputException(Name, $"expected a series of {_steps} rows for a window, found {_longestSeries} in the longest");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _readings.Dispose();

    private bool Slide()
    {
        if (!ReadRow())
        {
            return false;
        }

        if (_readings.StartsSeries)
        {
            _filled = 0;
        }

        if (_filled == _steps)
        {
            Array.Copy(_window, _inputSize, _window, 0, _window.Length - _inputSize);
            _filled--;
        }

        Take();
        Inputs = _filled == _steps ? _window : [];
        Rows = 1;
        return true;
    }

    private bool ReadBlock()
    {
        _filled = 0;
        _labels.Clear();
        _lines.Clear();
        _kept.Clear();
        while (_filled < _steps && (_rowIsPending || ReadRow()))
        {
            if (_readings.StartsSeries && !_rowIsPending && _filled > 0)
            {
                _rowIsPending = true;
                break;
            }

            _rowIsPending = false;
            Take();
            _labels.Add([.. _readings.Labels]);
            _lines.Add(_readings.Line);
            _kept.Add(Enumerable.Range(0, _readings.KeptCount).Select(i => _readings.Kept(i).ToArray()).ToArray());
        }

        bool isUsed = _filled == _steps || !NeedsFullWindow;
        Rows = isUsed && OutputSteps > 0 ? Math.Min(_filled, OutputSteps) : _filled;
        Inputs = !isUsed ? []
            : _filled == _steps ? _window
            : _window[..(_filled * _inputSize)];
        return _filled > 0;
    }

    /// <summary>The row of the window that an output belongs to: outputs are those of its last rows.</summary>
    private int RowOf(int output) => _filled - Rows + output;

    private bool ReadRow()
    {
        bool read = _readings.Read();
        _seriesRows = read && !_readings.StartsSeries ? _seriesRows + 1 : 1;
        _longestSeries = read ? Math.Max(_longestSeries, _seriesRows) : _longestSeries;
        return read;
    }

    private void Take()
    {
        _readings.Reading.CopyTo(_window, _filled * _inputSize);
        _filled++;
    }
}

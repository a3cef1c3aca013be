using System;
using System.Collections.Generic;
using System.Text;
using TinyRnn.Quantizer.Readings.Dialects;
using TinyRnn.Quantizer.Readings.Layouts;
using TinyRnn.Quantizer.Readings.Times;
using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Quantizer.Readings.Steps;

/// <summary>The names that a file of one value a line has, numbered as they come.</summary>
/// <param name="columns">Where they stand.</param>
internal sealed class KeyTable(LongColumns columns)
{
    private readonly Dictionary<ulong, int> _numbers = [];
    private readonly List<string> _names = [];
    private readonly List<string> _units = [];

    public const int MostKeys = 4096;

    public IReadOnlyList<string> Names => _names;

    /// <summary>The unit beside the first value of each name; or empty.</summary>
    public IReadOnlyList<string> Units => _units;

    /// <summary>The number of a row's name; -1 when there are too many.</summary>
    public int Find(FieldRow row)
    {
        ulong hash = 0;
        foreach (int column in columns.Keys)
        {
            hash = unchecked((hash * 31) + TextHash.Of(row[column]));
        }

        if (_numbers.TryGetValue(hash, out int number))
        {
            return number;
        }

        if (_names.Count == MostKeys)
        {
            return -1;
        }

        var name = new StringBuilder();
        foreach (int column in columns.Keys)
        {
            name.Append(name.Length > 0 ? " " : "").Append(row.Text(column));
        }

        _names.Add(name.ToString());
        _units.Add(columns.Unit < 0 ? "" : row.Text(columns.Unit));
        _numbers.Add(hash, _names.Count - 1);
        return _names.Count - 1;
    }
}

/// <summary>One value a record: the number of its column among the wanted ones, and the value.</summary>
internal sealed class KeyedRecords : IRecords
{
    private readonly IRowSource _rows;
    private readonly LongColumns _columns;
    private readonly KeyTable _keys;
    private readonly ITimeReader _time;
    private readonly TimeLine _line;
    private readonly Dictionary<int, int> _wanted = [];
    private readonly ColumnSource[] _sources;
    private readonly ColumnReader[] _readers;

    public KeyedRecords(IRowSource rows, LongColumns columns, KeyTable keys, ITimeReader time, TimeLine line, ColumnSource[] sources, ColumnReader[] readers)
    {
        _rows = rows;
        _columns = columns;
        _keys = keys;
        _time = time;
        _line = line;
        _sources = sources;
        _readers = readers;
        for (int i = 0; i < sources.Length; i++)
        {
            _wanted[sources[i].Column] = i;
        }
    }

    public Record Current { get; } = new(2, 0);

    public long Position => _rows.Position;

    public long? Length => _rows.Length;

    public bool Read()
    {
        while (_rows.Read())
        {
            if (!_wanted.TryGetValue(_keys.Find(_rows.Row), out int index) || !_time.TryRead(_rows.Row, out long shown))
            {
                continue;
            }

            CellKind kind = _readers[index].Read(_rows.Row[_columns.Value], out double value);
            Current.Time = _line.Next(shown, _rows.Row.Line, startsSeries: false);
            Current.Line = _rows.Row.Line;
            Current.Values[0] = index;
            Current.Values[1] = kind == CellKind.Text ? double.NaN : (value * _sources[index].Scale) + _sources[index].Offset;
            return true;
        }

        return false;
    }

    public void Dispose() => _rows.Dispose();
}

/// <summary>Rows of all columns from records of one value each.</summary>
/// <param name="source">In order of time.</param>
/// <param name="columns">Number of columns.</param>
/// <param name="step">Nanoseconds.</param>
/// <param name="holds">True when a value holds until it changes, with a row at each multiple of the step.</param>
/// <param name="end">Otherwise a time at which a row ends; <see cref="Times.Time.None"/> when values of one time make a row.</param>
internal sealed class PivotedRecords(IRecords source, int columns, long step, bool holds, long end) : IRecords
{
    private readonly double[] _state = NewState(columns);
    private bool _any;
    private bool _hasNext;
    private long _grid;

    public Record Current { get; } = new(columns, 0);

    public long Position => source.Position;

    public long? Length => source.Length;

    public bool Read()
    {
        if (!_any)
        {
            _any = true;
            _hasNext = source.Read();
            _grid = _hasNext ? FloorToStep(source.Current.Time) - step : 0;
        }

        if (!_hasNext)
        {
            return false;
        }

        return holds ? ReadHeld() : ReadRow();
    }

    public void Dispose() => source.Dispose();

    private bool ReadHeld()
    {
        _grid += step;
        if ((source.Current.Time - _grid) / step > StepRule.LongestGap)
        {
            _grid = FloorToStep(source.Current.Time);
            Current.Series++;
            Array.Fill(_state, double.NaN);
        }

        while (_hasNext && source.Current.Time <= _grid)
        {
            TakeValue();
        }

        Finish(_grid);
        return true;
    }

    /// <summary>The row stands at a time when all its values were measured: the last one's, or the step's end.</summary>
    private bool ReadRow()
    {
        long first = source.Current.Time;
        long last = end == Time.None ? first + (long)Math.Ceiling(step * LongSteps.Together) - 1 : end + (LongSteps.RowOf(first, end, step) * step);
        long time = first;
        Array.Fill(_state, double.NaN);
        while (_hasNext && source.Current.Time <= last)
        {
            time = source.Current.Time;
            TakeValue();
        }

        Finish(end == Time.None ? time : last);
        return true;
    }

    private void TakeValue()
    {
        _state[(int)source.Current.Values[0]] = source.Current.Values[1];
        Current.Line = source.Current.Line;
        _hasNext = source.Read();
    }

    private void Finish(long time)
    {
        _state.CopyTo(Current.Values, 0);
        Current.Time = time;
    }

    private long FloorToStep(long time) => time - (((time % step) + step) % step);

    private static double[] NewState(int columns)
    {
        var state = new double[columns];
        Array.Fill(state, double.NaN);
        return state;
    }
}

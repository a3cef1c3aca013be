using TinyRnn.Quantizer.Readings.Times;

namespace TinyRnn.Quantizer.Readings.Steps;

/// <summary>The newest record at each step of a stated length, for rows that come oftener or when they like.</summary>
/// <param name="source">In order.</param>
/// <param name="step">Nanoseconds.</param>
/// <param name="holds">True when a value holds until the next row; false when a step without a new row is missing.</param>
internal sealed class GridRecords(IRecords source, long step, bool holds) : IRecords
{
    private readonly Record _newest = new(source.Current.Values.Length, source.Current.TextCount);
    private readonly Record _current = new(source.Current.Values.Length, source.Current.TextCount);
    private long _grid = Time.None;
    private bool _hasNext;
    private bool _any;

    public Record Current => _current;

    public long Position => source.Position;

    public long? Length => source.Length;

    public bool Read()
    {
        if (!_any)
        {
            _any = true;
            _hasNext = source.Read();
            if (!_hasNext)
            {
                return false;
            }

            Begin();
        }
        else if (!_hasNext)
        {
            return false;
        }
        else
        {
            _grid += step;
            if (source.Current.Series != _newest.Series || (source.Current.Time - _grid) / step > StepRule.LongestGap)
            {
                Begin();
            }
        }

        bool isNew = false;
        while (_hasNext && source.Current.Series == _newest.Series && source.Current.Time <= _grid)
        {
            _newest.Copy(source.Current);
            isNew = true;
            _hasNext = source.Read();
        }

        _current.Copy(_newest);
        _current.Time = _grid;
        if (!isNew && !holds)
        {
            _current.SetMissing(_grid, _newest.Line, _newest.Series);
        }

        return true;
    }

    public void Dispose() => source.Dispose();

    private void Begin()
    {
        _grid = source.Current.Time;
        _newest.Copy(source.Current);
    }
}

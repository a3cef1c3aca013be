using System.Collections.Generic;
using TinyRnn.Quantizer.Readings.Times;

namespace TinyRnn.Quantizer.Readings.Steps;

/// <summary>The order and the distances of a file's times as one way of reading them gives, followed over the whole file.</summary>
/// <param name="file">For messages.</param>
/// <param name="reader">The way.</param>
/// <param name="zone">Of local times, or null.</param>
internal sealed class TimeTrack(string file, ITimeReader reader, Zone? zone)
{
    private const int MostLinesShown = 3;
    private const int MostChanges = 1000;

    private readonly TimeLine _line = new(file, reader.Kind, zone, []);
    private readonly List<ClockChange> _changes = [];
    private long _before = Time.None;
    private long _shownBefore = Time.None;
    private long _shift;
    private long _step;

    public ITimeReader Reader { get; } = reader;

    /// <summary>Rows with a time.</summary>
    public long Count { get; private set; }

    /// <summary>Rows without.</summary>
    public long Failed { get; private set; }

    public long FirstFailedLine { get; private set; }

    public string FirstFailed { get; private set; } = "";

    public long First { get; private set; } = Time.None;

    public long Last { get; private set; }

    public long Forward { get; private set; }

    public long Backward { get; private set; }

    /// <summary>Lines of rows that are earlier than the one before.</summary>
    public List<long> BackwardLines { get; } = [];

    /// <summary>Rows at the same time as the one before with the same values.</summary>
    public long Doubled { get; private set; }

    /// <summary>Rows at the same time as the one before with others.</summary>
    public long Contradictory { get; private set; }

    public long FirstContradictoryLine { get; private set; }

    /// <summary>Series that a time since the start began by itself.</summary>
    public long Restarts { get; private set; }

    public StepGuess Steps { get; } = new();

    /// <summary>Distances of a file that stands on its head.</summary>
    public StepGuess BackSteps { get; } = new();

    /// <summary>Nights in which the clock was changed, in a file whose zone is not known; the clock before the first of them counts.</summary>
    public IReadOnlyList<ClockChange> Changes => _changes;

    /// <summary>The time of the last row.</summary>
    public long Current => _before;

    /// <summary>Follows a row whose time cannot be read.</summary>
    public void Fail(long line, string text)
    {
        if (Failed++ == 0)
        {
            FirstFailedLine = line;
            FirstFailed = text;
        }
    }

    /// <summary>Follows a row.</summary>
    /// <param name="shown">The time as it stands in the row.</param>
    /// <param name="line">The row's.</param>
    /// <param name="startsSeries">True when the row begins another series.</param>
    /// <param name="isSame">True when its values are those of the row before.</param>
    public void Add(long shown, long line, bool startsSeries, bool isSame)
    {
        Count++;
        if (startsSeries)
        {
            _before = Time.None;
            _shownBefore = Time.None;
            _shift = 0;
        }

        _line.IsReversed = Backward > 0 && Forward == 0;
        FollowClock(shown, line);
        long time = _line.Next(shown, line, startsSeries) + _shift;
        if (_line.StartsSeries)
        {
            Restarts++;
            _before = Time.None;
        }

        if (_before != Time.None)
        {
            Compare(time, line, isSame);
        }

        First = First == Time.None || time < First ? time : First;
        Last = Count == 1 || time > Last ? time : Last;
        _before = time;
        _shownBefore = shown;
    }

    private void FollowClock(long shown, long line)
    {
        if (zone != null || Reader.Kind != TimeKind.Local || _shownBefore == Time.None || _changes.Count == MostChanges)
        {
            return;
        }

        (long earlier, long later) = _line.IsReversed ? (shown, _shownBefore) : (_shownBefore, shown);
        long change = ClockChange.GoesBack(earlier, later, _step) ? Time.Hour
            : ClockChange.GoesForward(earlier, later, _step) ? -Time.Hour
            : 0;
        change = _line.IsReversed ? -change : change;
        if (change != 0)
        {
            _shift += change;
            _changes.Add(new ClockChange(line, change));
        }
    }

    private void Compare(long time, long line, bool isSame)
    {
        long distance = time - _before;
        if (distance > 0)
        {
            Forward++;
            _step = distance;
            Steps.Add(distance, line);
        }
        else if (distance == 0)
        {
            Doubled += isSame ? 1 : 0;
            FirstContradictoryLine = isSame || Contradictory > 0 ? FirstContradictoryLine : line;
            Contradictory += isSame ? 0 : 1;
        }
        else
        {
            Backward++;
            _step = Forward == 0 ? -distance : _step;
            BackSteps.Add(-distance, line);
            if (BackwardLines.Count < MostLinesShown)
            {
                BackwardLines.Add(line);
            }
        }
    }
}

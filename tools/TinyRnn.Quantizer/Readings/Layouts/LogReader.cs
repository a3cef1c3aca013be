using System.Linq;
using System.Text;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings.Dialects;
using TinyRnn.Quantizer.Readings.Files;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>
/// The rows of a log: values are collected from line to line, and a row ends where a name comes again. Other lines are passed.
/// </summary>
internal sealed class LogReader : IRowSource
{
    private readonly LineReader _lines;
    private readonly string[] _names;
    private readonly string[] _fields;
    private readonly string? _liveFile;
    private readonly string?[] _topics;
    private readonly SendersInTurn? _senders;
    private readonly FileLayout _layout;
    private long _firstLine;
    private int _place = -1;
    private string? _seen;
    private LogLine.Pair[] _pairs = [];
    private string _pending = "";

    /// <param name="lines">From the beginning.</param>
    /// <param name="layout">How they are laid out.</param>
    /// <param name="liveFile">The name of a source that is read while it is written, for messages; otherwise null.</param>
    public LogReader(LineReader lines, FileLayout layout, string? liveFile = null)
    {
        _liveFile = liveFile;
        _layout = layout;
        _topics = new string?[layout.LogNames.Count];
        _senders = liveFile == null ? null : new SendersInTurn(liveFile);
        _lines = lines;
        _names = [.. layout.LogNames];
        _fields = new string[_names.Length];
        Clear();
    }

    /// <summary>Follows the units that texts state; or null.</summary>
    public LogUnits? Units { get; init; }

    public FieldRow Row { get; } = new();

    public bool StartsSeries => false;

    /// <summary>Lines without names and values.</summary>
    public long Others { get; private set; }

    public BrokenLines Broken { get; } = new();

    public long Position => _lines.Position;

    public long? Length => _lines.Length;

    public bool EndsOpen => false;

    public bool Read()
    {
        while (_pending.Length > 0 || _lines.Read())
        {
            string line = _pending.Length > 0 ? _pending : LogLine.Text(_lines.Line);
            if (_pending.Length == 0 && CompletesRow(line))
            {
                _pending = line;
                Finish();
                return true;
            }

            _pending = "";
            Take(line);
            if (System.Array.IndexOf(_fields, "", 1) < 0)
            {
                Finish();
                return true;
            }
        }

        if (_firstLine == 0)
        {
            return false;
        }

        Finish();
        return true;
    }

    public void Dispose() => _lines.Dispose();

    private bool CompletesRow(string line)
    {
        if (_firstLine == 0)
        {
            return false;
        }

        LogLine.Pair[] pairs = PairsOf(line);
        return IsOfAnotherTime(line) || (PlaceOf(pairs) is >= 0 and int place && place <= _place)
            || pairs.Any(pair => System.Array.IndexOf(_names, pair.Name, 1) is > 0 and int at && _fields[at].Length > 0 && !IsOfSameRow(pair, _fields[at]));
    }

    /// <summary>The names and values of a line, which is looked at before it is taken.</summary>
    private LogLine.Pair[] PairsOf(string line)
    {
        if (!ReferenceEquals(line, _seen))
        {
            LogLine.Pair[] pairs = [.. LogLine.Pairs(line)];
            (_seen, _pairs) = (line, _layout.HasSenders ? LogLine.WithSender(pairs, line) : pairs);
        }

        return _pairs;
    }

    /// <summary>The place of a line in its reading; -1 where lines keep no order.</summary>
    private int PlaceOf(LogLine.Pair[] pairs)
    {
        foreach (LogLine.Pair pair in pairs)
        {
            if (!pair.IsText && _layout.LogOrder.TryGetValue(pair.Name, out int place))
            {
                return place;
            }
        }

        return -1;
    }

    /// <summary>Where each line has its exact time, lines of one time only make a row.</summary>
    private bool IsOfAnotherTime(string line) => _layout.IsLineProtocol && LineProtocol.Of(line) is { Time.Length: > 0 } protocol && _fields[0].Length > 0 && protocol.Time != _fields[0];

    /// <summary>A text that comes again, such as a sensor's name, ends no row; nor does another time.</summary>
    private static bool IsOfSameRow(LogLine.Pair pair, string before) =>
        pair.IsText && (pair.Value == before || Cells.Guess(Encoding.UTF8.GetBytes(pair.Value)) == CellGuess.Time);

    private void Take(string line)
    {
        bool any = false;
        string? topic = _liveFile == null ? null : LogTopics.Of(line);
        LogLine.Pair[] pairs = PairsOf(line);
        foreach (LogLine.Pair pair in pairs)
        {
            Units?.Follow(pair, _lines.Number);
            int at = System.Array.IndexOf(_names, pair.Name, 1);
            if (at > 0 && _fields[at].Length == 0)
            {
                any = true;
                RequireTopic(at, topic);
                _fields[at] = pair.Field;
            }
        }

        if (!any)
        {
            Others++;
            return;
        }

        _senders?.Follow(line, pairs, _lines.Number);
        _place = System.Math.Max(_place, PlaceOf(pairs));
        if (_firstLine == 0)
        {
            _firstLine = _lines.Number;
            _fields[0] = LogTime.Of(line);
        }
    }

    /// <summary>Of a file the layout knows its topics; of a live source another may come at any time.</summary>
    private void RequireTopic(int name, string? topic)
    {
        if (topic != null && _topics[name] != null && topic != _topics[name])
        {
            throw new CsvInputException(_liveFile!, _lines.Number, $"'{_names[name]}' comes under the topics '{_topics[name]}' and '{topic}', which are two series; subscribe to one of them");
        }

        _topics[name] ??= topic;
    }

    private void Finish()
    {
        Row.Split(Encoding.UTF8.GetBytes(string.Join('\t', _fields)), (byte)'\t');
        Row.Line = _firstLine;
        Clear();
    }

    private void Clear()
    {
        _firstLine = 0;
        _place = -1;
        System.Array.Fill(_fields, "");
    }
}

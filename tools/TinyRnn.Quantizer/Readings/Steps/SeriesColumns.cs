using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Readings.Dialects;
using TinyRnn.Quantizer.Readings.Layouts;

namespace TinyRnn.Quantizer.Readings.Steps;

/// <summary>
/// Columns that may say which of several series a row belongs to: for each of their texts the times must go one way, though all
/// together they do not.
/// </summary>
internal sealed class SeriesColumns
{
    private const int MostSeries = 1000;

    private readonly List<Candidate> _candidates;

    public SeriesColumns(FileLayout layout, Func<int, bool> isTaken)
    {
        _candidates = Enumerable.Range(0, layout.Header.Count)
            .Where(i => !isTaken(i) && layout.Kinds[i] is ColumnKind.Text or ColumnKind.Number && MayBe(layout.Header[i].Text, layout.Kinds[i]))
            .Take(6)
            .Select(i => new Candidate(i))
            .ToList();
    }

    /// <summary>Follows a row.</summary>
    public void Add(FieldRow row, long time)
    {
        foreach (Candidate candidate in _candidates)
        {
            candidate.Add(row[candidate.Column], time);
        }
    }

    /// <summary>The column that puts the times in order, with its number of series, or null.</summary>
    public (int Column, int Series)? Find() =>
        _candidates.Where(candidate => candidate.Orders).OrderBy(candidate => candidate.Series).Select(candidate => ((int, int)?)(candidate.Column, candidate.Series)).FirstOrDefault();

    private static bool MayBe(string name, ColumnKind kind) => kind == ColumnKind.Text || SeriesNames.AreOf(name);

    private sealed class Candidate(int column)
    {
        private readonly Dictionary<ulong, long> _last = [];
        private bool _isGood = true;
        private bool _hasBackward;
        private bool _hasForward;
        private long _rows;

        public int Column { get; } = column;

        public int Series => _last.Count;

        public bool Orders => _isGood && Series > 1 && 2 * Series <= _rows && !(_hasForward && _hasBackward);

        public void Add(ReadOnlySpan<byte> text, long time)
        {
            if (!_isGood)
            {
                return;
            }

            _rows++;
            ref long last = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_last, TextHash.Of(text), out bool known);
            _hasForward |= known && time > last;
            _hasBackward |= known && time < last;
            _isGood = _last.Count <= MostSeries && !(known && time == last);
            last = time;
        }
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Data;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>Lines that are no rows, counted by kind, each kind with its first lines.</summary>
internal sealed class BrokenLines
{
    private const int MostLinesShown = 3;

    private readonly Dictionary<string, Kind> _kinds = [];

    /// <summary>Told of the first line of each kind; or null.</summary>
    public Action<string>? Notify { get; set; }

    /// <summary>All of them.</summary>
    public long Count { get; private set; }

    /// <summary>Each kind with its number and first lines.</summary>
    public IEnumerable<string> Texts => _kinds.Select(pair => $"{pair.Value.Count} x {pair.Value.Example} (line {string.Join(", ", pair.Value.Lines)}{(pair.Value.Count > pair.Value.Lines.Count ? ", ..." : "")})");

    /// <summary>Counts a line.</summary>
    /// <param name="kind">What is wrong, the same for all lines of the kind.</param>
    /// <param name="line">From 1.</param>
    /// <param name="problem">What is wrong with this line.</param>
    public void Add(string kind, long line, string problem)
    {
        Count++;
        if (!_kinds.TryGetValue(kind, out Kind? known))
        {
            known = new Kind(problem);
            Notify?.Invoke($"line {line}: {problem}; left out, as all like it");
            _kinds.Add(kind, known);
        }

        known.Count++;
        if (known.Lines.Count < MostLinesShown)
        {
            known.Lines.Add(line);
        }
    }

    /// <summary>Fails when there are too many of them.</summary>
    /// <param name="file">For the message.</param>
    /// <param name="rows">Good rows.</param>
    /// <param name="share">The share up to which they are left out.</param>
    public void Require(string file, long rows, double share)
    {
        if (Count == 0 || Count <= share * (rows + Count))
        {
            return;
        }

        Kind first = _kinds.Values.MinBy(kind => kind.Lines[0])!;
        string more = $"; {Count} of {rows + Count} rows {(Count == 1 ? "is" : "are")} broken, more than --broken {share * 100:0.##} %";
        throw new CsvInputException(file, first.Lines[0], first.Example + more);
    }

    private sealed class Kind(string example)
    {
        public long Count { get; set; }

        public string Example { get; } = example;

        public List<long> Lines { get; } = [];
    }
}

using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Data;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>Who sent the lines of a live source: senders that take turns are several series, which one model cannot follow at once.</summary>
/// <param name="file">For the message.</param>
internal sealed class LogSenders(string file)
{
    private const int MostSenders = 1000;

    private readonly HashSet<string> _seen = [];
    private string? _last;

    /// <summary>Fails where a sender comes again behind another. A number that only grows counts messages.</summary>
    /// <param name="pairs">Of a line of JSON; others say no sender.</param>
    /// <param name="number">The line's, from 1.</param>
    public void Follow(IReadOnlyList<LogLine.Pair> pairs, long number)
    {
        LogLine.Pair pair = pairs.FirstOrDefault(pair => !pair.IsBefore && SeriesNames.AreOf(pair.Leaf));
        if (pair.Name == null)
        {
            return;
        }

        if (_last != null && pair.Value != _last && _seen.Contains(pair.Value))
        {
            throw new CsvInputException(file, number, $"'{pair.Name}' is '{_last}' and '{pair.Value}' in turn, which are two series; send the lines of one alone");
        }

        _last = pair.Value;
        if (_seen.Count < MostSenders)
        {
            _seen.Add(pair.Value);
        }
    }
}

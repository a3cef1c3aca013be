using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Data;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>Who sent the rows of a live source: senders that take turns are several series, which one model cannot follow at once.</summary>
/// <param name="file">For the message.</param>
internal sealed class SendersInTurn(string file)
{
    private const int MostSenders = 1000;

    private readonly Dictionary<string, (HashSet<string> Seen, string Last)> _senders = [];

    /// <summary>Follows a line of a log: the value of JSON that names who sends it, or the word before its first name.</summary>
    /// <param name="line">The line.</param>
    /// <param name="pairs">Its names and values.</param>
    /// <param name="number">The line's, from 1.</param>
    public void Follow(string line, IReadOnlyList<LogLine.Pair> pairs, long number)
    {
        if (JsonPairs.Start(line) < 0)
        {
            Follow(pairs[0].Name, $"the sender of '{pairs[0].Name}'", LogSender.Of(line), number);
            return;
        }

        LogLine.Pair pair = pairs.FirstOrDefault(pair => !pair.IsBefore && SeriesNames.AreOf(pair.Leaf));
        if (pair.Name != null)
        {
            Follow(pair.Name, $"'{pair.Name}'", pair.Value, number);
        }
    }

    /// <summary>Fails where a sender comes again behind another. A number that only grows counts messages.</summary>
    /// <param name="key">Of what the senders are told apart.</param>
    /// <param name="name">For the message.</param>
    /// <param name="sender">Who it is; or empty.</param>
    /// <param name="number">The line's, from 1.</param>
    public void Follow(string key, string name, string sender, long number)
    {
        (HashSet<string> seen, string last) = _senders.TryGetValue(key, out (HashSet<string> Seen, string Last) known) ? known : ([], sender);
        if (sender != last && seen.Contains(sender))
        {
            throw new CsvInputException(file, number, $"{name} is '{last}' and '{sender}' in turn, which are two series; send the lines of one alone");
        }

        if (seen.Count < MostSenders)
        {
            seen.Add(sender);
        }

        _senders[key] = (seen, sender);
    }
}

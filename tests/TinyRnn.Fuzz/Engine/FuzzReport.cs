using System;
using System.Collections.Generic;
using System.Globalization;

namespace TinyRnn.Fuzz.Engine;

/// <summary>The figures of one target's run.</summary>
public sealed class FuzzReport
{
    private readonly SortedDictionary<string, long> _kinds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Fault> _faults = [];

    /// <summary>Mutants that were tried.</summary>
    public long Mutants { get; private set; }

    /// <summary>Mutants that were read and used.</summary>
    public long Accepted { get; private set; }

    /// <summary>How often each kind of error, or of accepted file, was seen.</summary>
    public IReadOnlyDictionary<string, long> Kinds => _kinds;

    /// <summary>Kinds of error that were seen.</summary>
    public int ErrorKinds { get; private set; }

    /// <summary>The most bytes that reading one file allocated.</summary>
    public long MostBytes { get; private set; }

    /// <summary>The longest time that one file took.</summary>
    public TimeSpan Longest { get; private set; }

    /// <summary>Files that the corpus has in the end.</summary>
    public int Corpus { get; internal set; }

    /// <summary>The first mutant of each kind of fault.</summary>
    public IReadOnlyCollection<Fault> Faults => _faults.Values;

    /// <summary>The header of a table of lines.</summary>
    public static string Header => $"{"target",-14} {"mutants",9} {"accepted",9} {"errors",7} {"corpus",7} {"most kB",9} {"longest",9} {"faults",7}";

    /// <summary>The figures in one line.</summary>
    public string Line(string target) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{target,-14} {Mutants,9} {Accepted,9} {ErrorKinds,7} {Corpus,7} {MostBytes / 1024,9} {Longest.TotalMilliseconds,6:0} ms {_faults.Count,7}");

    /// <summary>Counts a mutant.</summary>
    /// <returns>True when it is the first of its kind.</returns>
    internal bool Add(Outcome outcome, TimeSpan time)
    {
        Mutants++;
        Accepted += outcome.IsAccepted ? 1 : 0;
        MostBytes = Math.Max(MostBytes, outcome.Bytes);
        Longest = time > Longest ? time : Longest;
        string kind = outcome.IsAccepted ? $"accepted: {outcome.Shape}" : outcome.Shape;
        long count = _kinds.GetValueOrDefault(kind);
        _kinds[kind] = count + 1;
        ErrorKinds += count == 0 && !outcome.IsAccepted ? 1 : 0;
        return count == 0;
    }

    /// <summary>Counts a mutant that failed.</summary>
    internal void Add(Fault fault)
    {
        Mutants++;
        _faults.TryAdd(fault.Kind, fault);
    }
}

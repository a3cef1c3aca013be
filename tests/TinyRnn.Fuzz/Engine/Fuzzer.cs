using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;

namespace TinyRnn.Fuzz.Engine;

/// <summary>
/// Damages the files of a target's corpus, one mutant after the other. A mutant that gives a new kind of error, or of accepted
/// file, joins the corpus. The n-th mutant under a seed is always the same, as long as the readers are.
/// </summary>
public sealed class Fuzzer
{
    private const int MostFaults = 20;
    private const int MostJoined = 4096;
    private const int MostGrowth = 4;
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(20);

    private readonly IFuzzTarget _target;
    private readonly int _seed;
    private readonly List<byte[]> _joined = [];
    private readonly int _mostLength;

    /// <summary>Starts with the target's own corpus.</summary>
    /// <param name="target">What is tried.</param>
    /// <param name="seed">Decides every mutant.</param>
    public Fuzzer(IFuzzTarget target, int seed)
    {
        ArgumentNullException.ThrowIfNull(target);
        _target = target;
        _seed = seed;
        _mostLength = MostGrowth * target.Corpus.Max(file => file.Length);
    }

    /// <summary>Tries the corpus as it is, then mutants of it.</summary>
    /// <param name="limits">When to end.</param>
    /// <param name="begin">Is told the number of each mutant before it is tried; may be null.</param>
    public FuzzReport Run(FuzzLimits limits, Action<long>? begin = null)
    {
        ArgumentNullException.ThrowIfNull(limits);
        TryCorpus();
        var report = new FuzzReport();
        var clock = Stopwatch.StartNew();
        for (long number = 0; number < limits.Mutants && clock.Elapsed < limits.Time && report.Faults.Count < MostFaults; number++)
        {
            begin?.Invoke(number);
            Try(number, report);
        }

        report.Corpus = _target.Corpus.Count + _joined.Count;
        return report;
    }

    /// <summary>The mutant of a number. All before it are tried, since each may have joined the corpus.</summary>
    public byte[] Mutant(long number)
    {
        TryCorpus();
        var report = new FuzzReport();
        for (long before = 0; before < number; before++)
        {
            Try(before, report);
        }

        return Make(number);
    }

    /// <summary>Files of the corpus are refused as documented or used; what code needs once is allocated here.</summary>
    private void TryCorpus()
    {
        foreach (byte[] file in _target.Corpus)
        {
            _target.Run(file);
        }
    }

    private void Try(long number, FuzzReport report)
    {
        byte[] mutant = Make(number);
        long start = Stopwatch.GetTimestamp();
        try
        {
            Outcome outcome = _target.Run(mutant);
            TimeSpan time = Stopwatch.GetElapsedTime(start);
            if (report.Add(outcome, time) && _joined.Count < MostJoined)
            {
                _joined.Add(mutant);
            }

            long most = _target.MostBytes + mutant.Length;
            if (outcome.Bytes > most || time > s_longest)
            {
                // What a busy machine and the runtime itself take now and then is not taken again.
                start = Stopwatch.GetTimestamp();
                outcome = _target.Run(mutant);
                time = Stopwatch.GetElapsedTime(start);
            }

            FaultException.Require(outcome.Bytes <= most, $"expected at most {most} bytes allocated, found {outcome.Bytes}: {outcome.Shape}");
            FaultException.Require(time <= s_longest, $"expected at most {s_longest}, took {time}: {outcome.Shape}");
        }
        catch (Exception exception)
        {
            report.Add(new Fault(number, KindOf(exception), exception.ToString(), mutant));
        }
    }

    private byte[] Make(long number)
    {
        var random = new Random(HashOf(_seed, number));
        byte[] mutant = _target.Mutations[random.Next(_target.Mutations.Count)].Apply(Draw(random), Draw(random), random);
        return mutant.Length <= _mostLength ? mutant : mutant[.._mostLength];
    }

    /// <summary>A file as it was, or now and then one that joined.</summary>
    private byte[] Draw(Random random)
    {
        IReadOnlyList<byte[]> files = _joined.Count > 0 && random.Next(4) == 0 ? _joined : _target.Corpus;
        return files[random.Next(files.Count)];
    }

    private static string KindOf(Exception exception)
    {
        string place = exception.StackTrace?.Split('\n').FirstOrDefault(line => !line.Contains("FaultException", StringComparison.Ordinal)) ?? "";
        return $"{MessageShape.Of(exception)} {place.Trim()}";
    }

    /// <summary>Mixes seed and number, so that neighbours have nothing in common (the finalizer of MurmurHash3).</summary>
    private static int HashOf(int seed, long number)
    {
        ulong hash = unchecked((ulong)number + ((ulong)(uint)seed << 40));
        hash = unchecked((hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCD);
        hash = unchecked((hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53);
        return (int)(hash ^ (hash >> 33));
    }
}

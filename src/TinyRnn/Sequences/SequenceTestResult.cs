namespace TinyRnn;

/// <summary>What the self test of a sequence model found.</summary>
public sealed class SequenceTestResult
{
    private readonly string _failure;

    internal SequenceTestResult(int steps, int sequences, string failure)
    {
        Steps = steps;
        Sequences = sequences;
        _failure = failure;
    }

    /// <summary>True when every integer and every sequence was the expected one.</summary>
    public bool Passed => _failure == null;

    /// <summary>Steps in the self tests of the parts.</summary>
    public int Steps { get; }

    /// <summary>Sequences in the self test.</summary>
    public int Sequences { get; }

    /// <summary>One line for people.</summary>
    public override string ToString() =>
        Passed ? "passed, " + Steps.ToString() + " steps and " + Sequences.ToString() + " sequences" : "FAILED " + _failure;
}

using System.Globalization;

namespace TinyRnn.Trainer.Tasks;

/// <summary>What is to be predicted.</summary>
/// <param name="Column">Of which column.</param>
public sealed record PredictionTask(string Column)
{
    /// <summary>The value this many rows later.</summary>
    public int Ahead { get; init; }

    /// <summary>Whether a limit is passed in one of this many following rows; 0 for the row that <see cref="Ahead"/> says.</summary>
    public int Within { get; init; }

    /// <summary>The event: at least this much.</summary>
    public double? Above { get; init; }

    /// <summary>The event: at most this much.</summary>
    public double? Below { get; init; }

    /// <summary>The column that groups rows into sequences with one label each; null for a stream.</summary>
    public string? Sequence { get; init; }

    /// <summary>What the target is, where the user says so.</summary>
    public TargetKind? Kind { get; init; }

    /// <summary>Rows after a row that its target depends on.</summary>
    public int Horizon => Within > 0 ? Within : Ahead;

    /// <summary>Whether the target is an event that limits define.</summary>
    public bool HasLimit => Above != null || Below != null;

    /// <summary>When, in words.</summary>
    public string When =>
        Sequence != null ? $"of each {Sequence}"
        : Within > 0 ? $"in at least one of the next {Within} rows"
        : Ahead > 0 ? $"{Ahead} rows ahead"
        : "now";

    /// <summary>What makes the event, in words.</summary>
    public string Event =>
        (Above, Below) switch
        {
            ({ } above, null) => $"{Column} of at least {Text(above)}",
            (null, { } below) => $"{Column} of at most {Text(below)}",
            ({ } above, { } below) => $"{Column} of at least {Text(above)} and at most {Text(below)}",
            _ => Column,
        };

    /// <summary>Fails when the words do not go together.</summary>
    /// <exception cref="TrainingException">They do not.</exception>
    public void Require()
    {
        if (Ahead < 0 || Within < 0)
        {
            throw new TrainingException("--ahead, --within: expected a number of rows of 1 or more");
        }

        if (Ahead > 0 && Within > 0)
        {
            throw new TrainingException("--ahead and --within cannot both be stated: the one is a row, the other all rows up to one");
        }

        if (Within > 0 && !HasLimit)
        {
            throw new TrainingException("--within: expected --above or --below with the limit that is passed, found none");
        }

        if (HasLimit && Kind is not (null or TargetKind.Binary))
        {
            throw new TrainingException("--above and --below make an event: the task is binary");
        }

        if (Sequence != null && Horizon > 0)
        {
            throw new TrainingException("--sequence: a sequence has one label, so --ahead and --within are not for it");
        }
    }

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}

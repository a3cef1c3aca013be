using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Trainer.Tasks;

/// <summary>What is to be predicted, as it was asked for.</summary>
/// <param name="Column">Of which column.</param>
public sealed record PredictionTask(string Column) : PredictionTarget(Column)
{
    /// <summary>What the target is, where the user says so.</summary>
    public TargetKind? Kind { get; init; }

    /// <summary>Fails when the words do not go together.</summary>
    /// <exception cref="TrainingException">They do not.</exception>
    public void Require()
    {
        if (Ahead is < 0 or > MostRows || Within is < 0 or > MostRows)
        {
            throw new TrainingException($"--ahead, --within: expected a number of rows of 1 to {MostRows}, found {(Ahead is < 0 or > MostRows ? Ahead : Within)}");
        }

        if (Ahead > 0 && Within > 0)
        {
            throw new TrainingException("--ahead and --within cannot both be stated: the one is a row, the other all rows up to one");
        }

        if (Within > 0 && !HasLimit)
        {
            throw new TrainingException("--within: expected --above or --below with the limit that is passed, found none");
        }

        foreach ((string option, double? limit) in new[] { ("--above", Above), ("--below", Below) })
        {
            if (!double.IsFinite(limit ?? 0))
            {
                throw new TrainingException($"{option}: expected a finite number, found {limit}");
            }
        }

        if (Above > Below)
        {
            throw new TrainingException($"--above, --below: expected limits in order, found {Event}");
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
}

using System.Collections.Generic;

namespace TinyRnn.Trainer.Tasks;

/// <summary>What is to be predicted, row by row.</summary>
/// <param name="Task">What the user asked for.</param>
/// <param name="Kind">What the target is.</param>
/// <param name="Values">[rows]: 0 or 1, a class from 0, or a number; NaN where it is not known.</param>
/// <param name="Classes">The classes' names; of a binary target what 0 and 1 mean; empty for numbers.</param>
/// <param name="Present">[rows]: the same question asked of the row itself, for the prediction that nothing changes; NaN where unknown.</param>
public sealed record Target(PredictionTask Task, TargetKind Kind, double[] Values, IReadOnlyList<string> Classes, double[] Present)
{
    /// <summary>Outputs of a network for it.</summary>
    public int Outputs => Kind == TargetKind.MultiClass ? Classes.Count : 1;

    /// <summary>What is predicted, in one line.</summary>
    public string Description =>
        (Task with { Classes = Task.HasLimit ? [] : Classes }).Describe(Kind.Task());

    /// <summary>Seconds between rows; 0 when they are not known.</summary>
    public double StepSeconds { get; init; }

    /// <summary>A name for the output, of ASCII letters, digits and underscores.</summary>
    public string OutputName => Tasks.OutputName.Of(Task, StepSeconds);
}

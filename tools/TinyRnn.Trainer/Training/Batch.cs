namespace TinyRnn.Trainer.Training;

/// <summary>Sequences side by side.</summary>
/// <param name="Steps">Steps of each.</param>
/// <param name="Sequences">Sequences.</param>
/// <param name="Inputs">[steps, sequences, inputs], normalized.</param>
/// <param name="Targets">[steps, sequences, targets]; a step whose first target is NaN is not scored.</param>
public sealed record Batch(int Steps, int Sequences, float[] Inputs, float[] Targets)
{
    /// <summary>Steps that have a target.</summary>
    /// <param name="targets">Targets of a step.</param>
    internal int CountScored(int targets)
    {
        int count = 0;
        for (int i = 0; i < Steps * Sequences; i++)
        {
            count += float.IsNaN(Targets[i * targets]) ? 0 : 1;
        }

        return count;
    }
}

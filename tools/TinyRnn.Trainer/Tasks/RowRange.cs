namespace TinyRnn.Trainer.Tasks;

/// <summary>Rows from one to before another.</summary>
/// <param name="Start">The first, from 0.</param>
/// <param name="End">Behind the last.</param>
public readonly record struct RowRange(int Start, int End)
{
    /// <summary>Rows.</summary>
    public int Length => End - Start;
}

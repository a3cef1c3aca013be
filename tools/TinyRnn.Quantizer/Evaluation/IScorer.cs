using System;

namespace TinyRnn.Quantizer.Evaluation;

/// <summary>Collects outputs with their labels.</summary>
public interface IScorer
{
    /// <summary>Says why a label cannot be one of this task, or null when it can.</summary>
    /// <param name="label">A finite number.</param>
    string? Refuse(double label);

    /// <summary>Takes one output.</summary>
    /// <param name="output">One value per output.</param>
    /// <param name="labels">Finite, as <see cref="Refuse"/> allows.</param>
    void Add(ReadOnlySpan<float> output, ReadOnlySpan<double> labels);

    /// <summary>The scores of all rows so far.</summary>
    Scores Finish();
}

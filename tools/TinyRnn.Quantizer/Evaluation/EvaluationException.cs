using System;

namespace TinyRnn.Quantizer.Evaluation;

/// <summary>Models, data and task that do not fit together.</summary>
public sealed class EvaluationException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What does not fit, what was expected and what was found.</param>
    public EvaluationException(string message)
        : base(message) { }
}

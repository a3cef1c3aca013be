using System;
using System.Collections.Generic;

namespace TinyRnn.Quantizer.Deployment;

/// <summary>A file or a choice that cannot go to a board: the message says what, where, expected and found.</summary>
public sealed class DeploymentException : Exception
{
    /// <summary>Creates it.</summary>
    /// <param name="message">One line.</param>
    /// <param name="details">Lines that follow.</param>
    public DeploymentException(string message, params IReadOnlyList<string> details)
        : base(string.Join(Environment.NewLine, [message, .. details]))
    {
        Lines = [message, .. details];
    }

    /// <summary>The lines of the message, each by itself.</summary>
    public IReadOnlyList<string> Lines { get; }
}

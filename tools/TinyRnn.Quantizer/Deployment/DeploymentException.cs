using System;

namespace TinyRnn.Quantizer.Deployment;

/// <summary>A file or a choice that cannot go to a board: the message says what, where, expected and found.</summary>
public sealed class DeploymentException : Exception
{
    /// <summary>Creates it.</summary>
    public DeploymentException(string message)
        : base(message)
    {
    }
}

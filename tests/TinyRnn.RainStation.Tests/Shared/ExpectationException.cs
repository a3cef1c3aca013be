using System;

namespace TinyRnn.RainStation.Tests;

/// <summary>A claim that does not hold.</summary>
public class ExpectationException : Exception
{
    /// <summary>Creates the error.</summary>
    public ExpectationException(string message)
        : base(message) { }
}

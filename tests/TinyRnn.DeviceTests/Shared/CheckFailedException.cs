using System;

namespace TinyRnn.DeviceTests;

/// <summary>Ends a test that found a difference.</summary>
public class CheckFailedException : Exception
{
    /// <summary>Creates it with what was expected and what was found.</summary>
    public CheckFailedException(string message)
        : base(message) { }
}

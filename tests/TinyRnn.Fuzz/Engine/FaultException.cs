using System;

namespace TinyRnn.Fuzz.Engine;

/// <summary>What was read from a mutant does not do what it must.</summary>
public sealed class FaultException(string message) : Exception(message)
{
    /// <summary>Throws unless the condition holds.</summary>
    public static void Require(bool condition, string expectation)
    {
        if (!condition)
        {
            throw new FaultException(expectation);
        }
    }
}

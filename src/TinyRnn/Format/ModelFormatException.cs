using System;

namespace TinyRnn;

/// <summary>A <c>.trnn</c> model that breaks a rule of the format: says what, where, expected and found.</summary>
public class ModelFormatException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="what">The part of the model, for example <c>layer 1 (gru): hidden size</c>.</param>
    /// <param name="offset">The byte of the file at which it stands.</param>
    /// <param name="expected">What the format asks for.</param>
    /// <param name="actual">What the file holds.</param>
    public ModelFormatException(string what, int offset, string expected, string actual)
        : base(what + " at byte " + offset.ToString() + ": expected " + expected + ", found " + actual)
    {
        What = what;
        Offset = offset;
        Expected = expected;
        Actual = actual;
    }

    /// <summary>The part of the model that is wrong.</summary>
    public string What { get; }

    /// <summary>The byte of the file at which it stands.</summary>
    public int Offset { get; }

    /// <summary>What the format asks for.</summary>
    public string Expected { get; }

    /// <summary>What the file holds.</summary>
    public string Actual { get; }
}

using System;

namespace TinyRnn;

/// <summary>A saved state that cannot be restored: torn, corrupted or of another model.</summary>
public class SavedStateException : Exception
{
    /// <summary>Creates the error.</summary>
    public SavedStateException(string what, string expected, string actual)
        : base("saved state: " + what + ": expected " + expected + ", found " + actual) { }
}

using System;

namespace TinyRnn.Stations;

/// <summary>A model that is well-formed, but not one that this station can use.</summary>
public class ModelRefusedException : Exception
{
    /// <summary>Creates the error.</summary>
    public ModelRefusedException(string message)
        : base(message) { }

    /// <summary>Creates the error.</summary>
    public ModelRefusedException(string what, string expected, string actual)
        : base(RecordError.Describe(what, expected, actual)) { }
}

using System;

namespace TinyRnn.Stations;

/// <summary>A transmission that did not come to its end.</summary>
public class TransmissionException : Exception
{
    /// <summary>Creates the error.</summary>
    public TransmissionException(string message)
        : base(message) { }
}

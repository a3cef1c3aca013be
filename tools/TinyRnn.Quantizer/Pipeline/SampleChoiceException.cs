using System;

namespace TinyRnn.Quantizer.Pipeline;

/// <summary>A choice that does not fit the model; the message begins with the choice's name: <c>window</c>, <c>next</c>, <c>keep</c>, <c>label</c>.</summary>
public sealed class SampleChoiceException : Exception
{
    /// <summary>Creates the error.</summary>
    public SampleChoiceException(string message)
        : base(message) { }
}

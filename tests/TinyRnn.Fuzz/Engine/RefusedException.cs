using System;

namespace TinyRnn.Fuzz.Engine;

/// <summary>A refusal by a reader that gives its error back instead of throwing it.</summary>
public sealed class RefusedException(string message) : Exception(message);

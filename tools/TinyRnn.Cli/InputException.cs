using System;

namespace TinyRnn.Cli;

/// <summary>Input that cannot be used: the message says what, where, expected and found.</summary>
internal sealed class InputException(string message) : Exception(message);

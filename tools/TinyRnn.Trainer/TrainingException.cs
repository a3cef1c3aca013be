using System;

namespace TinyRnn.Trainer;

/// <summary>What cannot be trained: the message says what, where, what was expected and what was found.</summary>
/// <param name="message">The message.</param>
public sealed class TrainingException(string message) : Exception(message);

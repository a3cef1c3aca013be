namespace TinyRnn.Fuzz.Engine;

/// <summary>What became of a file.</summary>
/// <param name="IsAccepted">True when it was read; false when it was refused with a documented error.</param>
/// <param name="Shape">The kind of what was read, or of the error, without numbers and names.</param>
/// <param name="Bytes">What reading it allocated.</param>
public readonly record struct Outcome(bool IsAccepted, string Shape, long Bytes);

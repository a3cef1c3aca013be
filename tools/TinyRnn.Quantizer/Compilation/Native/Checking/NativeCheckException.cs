using System;

namespace TinyRnn.Quantizer.Compilation.Native.Checking;

/// <summary>Generated C could not be built or run, or gave other numbers than the runtime.</summary>
/// <param name="message">What, where, expected and found.</param>
public sealed class NativeCheckException(string message) : Exception(message);

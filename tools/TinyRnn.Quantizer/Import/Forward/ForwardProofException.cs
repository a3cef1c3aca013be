using System;

namespace TinyRnn.Quantizer.Import.Forward;

/// <summary>The float network does not give what the framework gave; the message names the first output that differs.</summary>
/// <param name="message">File, row and output, expected and found.</param>
public sealed class ForwardProofException(string message) : Exception(message);

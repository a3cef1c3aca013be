using System;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>A network that cannot be quantized as asked.</summary>
public sealed class QuantizationException : Exception
{
    /// <summary>Creates the error.</summary>
    public QuantizationException(string message)
        : base(message) { }
}

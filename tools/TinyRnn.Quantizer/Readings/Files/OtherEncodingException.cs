using System;

namespace TinyRnn.Quantizer.Readings.Files;

/// <summary>A file that had been taken for UTF-8 is found to be something else; it is read again.</summary>
internal sealed class OtherEncodingException(TextEncoding encoding) : Exception
{
    public TextEncoding Encoding { get; } = encoding;
}

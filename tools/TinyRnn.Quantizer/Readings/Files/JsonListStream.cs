using System;
using System.IO;

namespace TinyRnn.Quantizer.Readings.Files;

/// <summary>A JSON list of objects as lines of one object each: the list's own brackets become blanks, the commas between its items line ends.</summary>
internal sealed class JsonListStream(Stream inner) : ForwardStream(inner)
{
    private int _depth;
    private bool _isText;
    private bool _isEscaped;

    public override int Read(Span<byte> buffer)
    {
        int read = Inner.Read(buffer);
        foreach (ref byte sign in buffer[..read])
        {
            sign = Next(sign);
        }

        return read;
    }

    private byte Next(byte sign)
    {
        if (_isText)
        {
            _isText = _isEscaped || sign != '"';
            _isEscaped = !_isEscaped && sign == '\\';
            return sign;
        }

        switch (sign)
        {
            case (byte)'"':
                _isText = true;
                return sign;
            case (byte)'{' or (byte)'[':
                return _depth++ == 0 ? (byte)' ' : sign;
            case (byte)'}' or (byte)']':
                return --_depth == 0 ? (byte)' ' : sign;
            case (byte)',' when _depth == 1:
                return (byte)'\n';
            case (byte)'\r' or (byte)'\n':
                return (byte)' ';
            default:
                return sign;
        }
    }
}

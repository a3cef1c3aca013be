using System;

namespace TinyRnn.Quantizer.Data;

/// <summary>A file of readings or texts that cannot be used: the message says which file and line, what was expected and what was found.</summary>
public abstract class DataException : Exception
{
    private protected DataException(string file, long line, string message)
        : base(message)
    {
        File = file;
        Line = line;
    }

    /// <summary>The file's name.</summary>
    public string File { get; }

    /// <summary>The line, from 1; 0 when the problem is the file's.</summary>
    public long Line { get; }
}

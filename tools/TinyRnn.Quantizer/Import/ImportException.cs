using System;

namespace TinyRnn.Quantizer.Import;

/// <summary>A file cannot be imported; the message says which file, what is wrong, what was expected and what was found.</summary>
public sealed class ImportException : Exception
{
    /// <summary>A problem in a file.</summary>
    /// <param name="file">The file's name, for the message.</param>
    /// <param name="problem">What is wrong, where, what was expected and what was found.</param>
    /// <param name="inner">What reported the problem, if anything did.</param>
    public ImportException(string file, string problem, Exception? inner = null)
        : base($"{file}: {problem}", inner)
    {
        File = file;
    }

    /// <summary>The file that cannot be imported.</summary>
    public string File { get; }
}

namespace TinyRnn.Quantizer.Data;

/// <summary>A file of texts that cannot be used: the message says which file and line, what was expected and what was found.</summary>
public sealed class TextInputException : DataException
{
    /// <summary>A problem with the file as a whole.</summary>
    public TextInputException(string file, string problem)
        : base(file, 0, $"{file}: {problem}") { }

    /// <summary>A problem with one line.</summary>
    /// <param name="file">The file's name, for the message.</param>
    /// <param name="line">From 1.</param>
    /// <param name="problem">What is wrong, what was expected and what was found.</param>
    public TextInputException(string file, long line, string problem)
        : base(file, line, $"{file}:{line}: {problem}") { }
}

namespace TinyRnn.Quantizer.Data;

/// <summary>A CSV file that cannot be used: the message says which file, line and column, what was expected and what was found.</summary>
public sealed class CsvInputException : DataException
{
    /// <summary>A problem with the file as a whole.</summary>
    public CsvInputException(string file, string problem)
        : base(file, 0, $"{file}: {problem}") { }

    /// <summary>A problem with one line.</summary>
    /// <param name="file">The file's name, for the message.</param>
    /// <param name="line">From 1.</param>
    /// <param name="problem">What is wrong, what was expected and what was found.</param>
    public CsvInputException(string file, long line, string problem)
        : base(file, line, $"{file}:{line}: {problem}") { }

    /// <summary>A problem with one field.</summary>
    /// <param name="file">The file's name, for the message.</param>
    /// <param name="line">From 1.</param>
    /// <param name="column">From 1, counted in fields.</param>
    /// <param name="problem">What is wrong, what was expected and what was found.</param>
    public CsvInputException(string file, long line, int column, string problem)
        : base(file, line, $"{file}:{line}:{column}: {problem}")
    {
        Column = column;
    }

    /// <summary>The field, from 1; 0 when the problem is the line's or the file's.</summary>
    public int Column { get; }
}

using System.IO;
using TinyRnn.Cli.Files;

namespace TinyRnn.Cli.Boards;

/// <summary>What a board prints, from its serial port, a file or the standard input.</summary>
internal static class BoardStream
{
    /// <summary>Opens it.</summary>
    /// <param name="port">A serial port; null when a log is given.</param>
    /// <param name="log">A file, or - for the standard input; null when a port is given.</param>
    /// <param name="baud">Of the port.</param>
    /// <param name="ways">The options of the command, of which one is expected.</param>
    public static Stream Open(string? port, string? log, int baud, string ways = "--port and --log")
    {
        if ((port == null) == (log == null))
        {
            throw new InputException($"expected one of {ways}, found {(port == null ? "none" : "both")}");
        }

        if (port != null)
        {
            return SerialStream.Open(port, baud);
        }

        if (log == "-")
        {
            return StandardInput.Open();
        }

        return File.Exists(log)
            ? File.OpenRead(log)
            : throw new InputException($"{log}: {(Directory.Exists(log) ? "expected a file, found a folder" : "the file does not exist")}");
    }
}

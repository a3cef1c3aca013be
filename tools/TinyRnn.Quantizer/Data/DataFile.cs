using System;
using System.IO;

namespace TinyRnn.Quantizer.Data;

/// <summary>Opens files of readings and texts.</summary>
internal static class DataFile
{
    /// <summary>The name for messages and the bytes of a file; <c>-</c> is the standard input.</summary>
    /// <param name="path">The file.</param>
    /// <param name="error">Makes the exception of a problem with the file.</param>
    public static (string Name, Stream Stream) Open(string path, Func<string, DataException> error)
    {
        if (path == "-")
        {
            return ("standard input", Console.OpenStandardInput());
        }

        try
        {
            return (path, new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw error("the file does not exist");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw error(Directory.Exists(path) ? "expected a file, found a folder" : exception.Message);
        }
    }
}

using System;
using TinyRnn.Quantizer.Import;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Import.Limits;

/// <summary>What reading a file costs.</summary>
internal static class Allocation
{
    private const long MostOverFile = 64L << 20;

    /// <summary>Reads a file, which may be refused; fails when that took more memory than the file's bytes and 64 MB, all garbage counted.</summary>
    /// <returns>Why it was refused, or an empty text.</returns>
    public static string OfReading(byte[] file, string name = Importing.FileName)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        string refused = "";
        try
        {
            NetworkImporter.Load(new System.IO.MemoryStream(file), name);
        }
        catch (ImportException exception)
        {
            refused = exception.Message;
        }

        long taken = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(taken <= file.Length + MostOverFile, $"a file of {file.Length} bytes took {taken} bytes of memory: {refused}");
        return refused;
    }
}

using System;
using System.Buffers;
using System.Linq;

namespace TinyRnn.Quantizer.Readings.Files;

/// <summary>Tells files that are no lines of text by their first bytes.</summary>
internal static class FileKind
{
    private const int MostMarks = 512;

    private static readonly SearchValues<byte> s_strange = SearchValues.Create([.. Enumerable.Range(0, ' ').Where(c => c == 0 || IsStrange((char)c)).Select(c => (byte)c)]);

    private static readonly (string Start, string Kind)[] s_kinds =
    [
        ("PK\u0003\u0004", "a zip archive, an Excel workbook or a trained network; unpack it, or save it as CSV"),
        ("\u00D0\u00CF\u0011\u00E0", "an old Excel workbook; save it as CSV"),
        ("%PDF", "a PDF; save the table as CSV"),
        ("SQLite format 3", "an SQLite database; export the table as CSV"),
        ("PAR1", "a Parquet file; export it as CSV"),
        ("ARROW1", "an Arrow file; export it as CSV"),
        ("\u0089HDF", "an HDF5 or NetCDF file; export its readings as CSV"),
        ("CDF\u0001", "a NetCDF file; export its readings as CSV"),
        ("CDF\u0002", "a NetCDF file; export its readings as CSV"),
        ("\u0093NUMPY", "a NumPy array; numpy.savetxt writes it as text"),
        ("MATLAB 5.0", "a MATLAB file; export its readings as CSV"),
        ("BZh", "a packed file; unpack it, or pack it with gzip"),
        ("7z\u00BC\u00AF", "a packed file; unpack it, or pack it with gzip"),
        ("\u00FD7zXZ", "a packed file; unpack it, or pack it with gzip"),
        ("\u0028\u00B5\u002F\u00FD", "a packed file; unpack it, or pack it with gzip"),
        ("\u0004\u0022\u004D\u0018", "a packed file; unpack it, or pack it with gzip"),
        ("Rar!\u001A", "a packed file; unpack it, or pack it with gzip"),
        ("\u0089PNG", "a picture; export the readings themselves"),
        ("\u00FF\u00D8\u00FF", "a picture; export the readings themselves"),
        ("GIF8", "a picture; export the readings themselves"),
        ("\u007FELF", "a program"),
        ("{\\rtf", "a document; save it as text"),
        ("INSERT INTO ", "an SQL dump; export the table as CSV"),
        ("CREATE TABLE", "an SQL dump; export the table as CSV"),
        ("PRAGMA ", "an SQL dump; export the table as CSV"),
        ("BEGIN TRANSACTION", "an SQL dump; export the table as CSV"),
        ("-- MySQL dump", "an SQL dump; export the table as CSV"),
        ("<!DOCTYPE", "a web page or XML; download the data itself"),
        ("<html", "a web page or XML; download the data itself"),
        ("<?xml", "a web page or XML; download the data itself"),
    ];

    /// <summary>What a file is and what to do with it; null for text.</summary>
    public static string? Of(byte[] start) => s_kinds.FirstOrDefault(kind => StartsWith(start, kind.Start)).Kind;

    /// <summary>True for bytes of which too many are no letters. Long runs of zeros alone are a power cut's mark and may stand in a text.</summary>
    public static bool IsBinary(byte[] start)
    {
        if (start.AsSpan().IndexOfAny(s_strange) < 0)
        {
            return false;
        }

        int strange = 0;
        int zeroRuns = 0;
        for (int i = 0; i < start.Length; i++)
        {
            strange += IsStrange((char)start[i]) ? 1 : 0;
            zeroRuns += start[i] == 0 && (i == 0 || start[i - 1] != 0) ? 1 : 0;
        }

        return IsTooMuch(strange + zeroRuns, start.Length);
    }

    /// <summary>The same of text that was decoded because many of its bytes are zero: most of it is letters of the West and digits, in lines.</summary>
    public static bool IsBinary(string start) =>
        IsTooMuch(start.Count(c => IsStrange(c) || c is '\0' or '\uFFFD' or (>= '\uD800' and < '\uE000')), start.Length)
        || 2 * start.Count(char.IsAscii) < start.Length;

    /// <summary>A twentieth; in a short file a tenth, because a board's first bytes come at another speed.</summary>
    private static bool IsTooMuch(int strange, int length) => strange > length / (length > MostMarks ? 20 : 10);

    private static bool IsStrange(char c) => c is > '\0' and < ' ' and not ('\t' or '\n' or '\r' or '\u001B' or '\f');

    private static bool StartsWith(byte[] start, string text) =>
        start.Length >= text.Length && text.Select((c, i) => start[i] == c).All(same => same);
}

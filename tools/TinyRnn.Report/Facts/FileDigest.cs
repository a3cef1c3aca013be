using System;
using System.IO;
using System.Security.Cryptography;
using TinyRnn.Quantizer.Models;

namespace TinyRnn.Report.Facts;

/// <summary>What tells one file from another.</summary>
public static class FileDigest
{
    /// <summary>SHA-256 of a file in hexadecimal.</summary>
    public static string Of(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>True for the file that a network was trained on. A pipe has no length and is not read again.</summary>
    /// <param name="origin">Where the model comes from, or null.</param>
    /// <param name="path">The file, or - for the standard input.</param>
    public static bool IsOfTraining(ModelOrigin? origin, string path) =>
        origin is { IsOfTraining: true } && new FileInfo(path) is { Exists: true, Length: > 0 } && origin.Calibration == Of(path);

    /// <summary>SHA-256 of bytes in hexadecimal.</summary>
    public static string Of(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}

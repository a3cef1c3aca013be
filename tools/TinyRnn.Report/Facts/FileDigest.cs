using System;
using System.IO;
using System.Security.Cryptography;

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

    /// <summary>SHA-256 of bytes in hexadecimal.</summary>
    public static string Of(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}

using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using TinyRnn.Trainer.Data;

namespace TinyRnn.Cli;

/// <summary>
/// How often a test part was looked at: a second look at the same rows is no longer a fair one, since what was seen before has had its
/// influence. The report beside the model remembers.
/// </summary>
internal static class TestLooks
{
    /// <summary>A digest of the test part.</summary>
    public static string Digest(Examples test)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes<float>(test.Targets));
        hash.AppendData(BitConverter.GetBytes(test.Rows));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Looks at the same test part that a report beside the model tells of; 0 when there is none.</summary>
    public static int Before(string report, string digest) =>
        Read(report, root => root.GetProperty("test") is var test && test.GetProperty("digest").GetString() == digest ? test.GetProperty("looks").GetInt32() : 0);

    private static T? Read<T>(string report, Func<JsonElement, T> read)
    {
        try
        {
            using FileStream stream = File.OpenRead(report);
            using var document = JsonDocument.Parse(stream);
            return read(document.RootElement);
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or JsonException or System.Collections.Generic.KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return default;
        }
    }
}
